  {
    id: event.id, type: event.type, date_start: event.date_start, date_end: event.date_end,
    place: head(COLLECT {
      MATCH (event)-[located:LOCATED_IN]->(at:Entity) RETURN {id: at.id, name: at.name} ORDER BY located.rank, at.id LIMIT 1
    }),
    initiators: COLLECT {
      MATCH (actor:Entity)-[:INITIATED]->(event) RETURN {id: actor.id, name: actor.name} ORDER BY actor.id
    },
    killed: {low: event.killed_low, best: event.killed_best, high: event.killed_high}
  }

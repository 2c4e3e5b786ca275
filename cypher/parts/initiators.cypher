  COLLECT {
    MATCH (actor:Entity)-[:INITIATED]->(event) RETURN {id: actor.id, name: actor.name} ORDER BY actor.id
  } + [name IN event.initiators_unnamed | {id: null, name: name}] AS initiators,

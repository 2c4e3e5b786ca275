  COLLECT {
    MATCH (actor:Entity)-[:INITIATED]->(event) RETURN {id: actor.id, name: actor.name, kind: actor.kind} ORDER BY actor.id
  } + [name IN event.initiators_unnamed | {id: null, name: name, kind: null}] AS initiators,

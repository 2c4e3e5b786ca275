  COLLECT {
    MATCH (event)-[:TARGETED]->(target:Entity) RETURN {id: target.id, name: target.name, kind: target.kind} ORDER BY target.id
  } + [name IN event.targets_unnamed | {id: null, name: name, kind: null}] AS targets,

  COLLECT {
    UNWIND event.targets AS id
    MATCH (actor:Entity {id: id})
    RETURN {id: actor.id, name: actor.name, kind: actor.kind} ORDER BY actor.id
  } + [name IN event.targets_unnamed | {id: null, name: name, kind: null}] AS targets,

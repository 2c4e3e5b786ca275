  COLLECT {
    UNWIND event.initiators AS id
    MATCH (actor:Entity {id: id})
    RETURN {id: actor.id, name: actor.name, kind: actor.kind} ORDER BY actor.id
  } + [name IN event.initiators_unnamed | {id: null, name: name, kind: null}] AS initiators,

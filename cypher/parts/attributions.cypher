  COLLECT { MATCH (actor:Entity)-[:CLAIMED]->(:Event {id: event.id}) RETURN {id: actor.id, name: actor.name} ORDER BY actor.id } AS claimed_by,
  COLLECT { MATCH (actor:Entity)-[:DENIED]->(:Event {id: event.id}) RETURN {id: actor.id, name: actor.name} ORDER BY actor.id } AS denied_by,
  COLLECT {
    MATCH (accuser:Entity)-[:BLAMED {event_id: event.id}]->(accused:Entity)
    RETURN {by: {id: accuser.id, name: accuser.name}, whom: {id: accused.id, name: accused.name}}
    ORDER BY accuser.id, accused.id
  } AS blamed

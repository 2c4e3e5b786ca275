// ---
// summary: Who claimed responsibility for what
// rows:
//   entity_id: str
//   event_id: str
// ---
UNWIND $rows AS row
MATCH (actor:Entity {id: row.entity_id})
MATCH (event:Event {id: row.event_id})
MERGE (actor)-[edge:CLAIMED]->(event)
SET edge.run = $run

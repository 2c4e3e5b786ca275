// ---
// summary: Whom it hit
// rows:
//   event_id: str
//   entity_id: str
// ---
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (target:Entity {id: row.entity_id})
MERGE (event)-[edge:TARGETED]->(target)
SET edge.run = $run

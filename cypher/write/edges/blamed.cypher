// ---
// summary: Who blamed whom, for what
// rows:
//   entity_id: str
//   target_id: str
//   event_id: str
// ---
UNWIND $rows AS row
MATCH (accuser:Entity {id: row.entity_id})
MATCH (accused:Entity {id: row.target_id})
MERGE (accuser)-[edge:BLAMED {event_id: row.event_id}]->(accused)
SET edge.run = $run

// ---
// summary: Who took part
// rows:
//   entity_id: str
//   event_id: str
// ---
UNWIND $rows AS row
MATCH (actor:Entity {id: row.entity_id})
MATCH (event:Event {id: row.event_id})
MERGE (actor)-[edge:PARTICIPATED_IN]->(event)
SET edge.run = $run

// ---
// summary: "Short edge: who attacked or struck whom or where"
// rows:
//   entity_id: str
//   target_id: str
//   event_id: str
//   date: date?
//   claims: int
// ---
UNWIND $rows AS row
MATCH (actor:Entity {id: row.entity_id})
MATCH (target:Entity {id: row.target_id})
MERGE (actor)-[edge:ATTACKED {event_id: row.event_id}]->(target)
SET edge.date = row.date, edge.claims = row.claims, edge.run = $run

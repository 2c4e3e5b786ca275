// ---
// summary: "Short edge: who met whom (one row a pair)"
// rows:
//   entity_id: str
//   other_id: str
//   event_id: str
//   date: date?
//   claims: int
// ---
UNWIND $rows AS row
MATCH (one:Entity {id: row.entity_id})
MATCH (other:Entity {id: row.other_id})
MERGE (one)-[edge:MET {event_id: row.event_id}]->(other)
SET edge.date = row.date, edge.claims = row.claims, edge.run = $run

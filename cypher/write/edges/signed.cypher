// ---
// summary: "Short edge: the parties of an agreement"
// rows:
//   entity_id: str
//   event_id: str
//   date: date?
//   claims: int
// ---
UNWIND $rows AS row
MATCH (party:Entity {id: row.entity_id})
MATCH (agreement:Event {id: row.event_id})
MERGE (party)-[edge:SIGNED {event_id: row.event_id}]->(agreement)
SET edge.date = row.date, edge.claims = row.claims, edge.run = $run

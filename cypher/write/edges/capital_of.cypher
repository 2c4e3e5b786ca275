// ---
// summary: Capitals
// rows:
//   entity_id: str
//   of_id: str
// ---
UNWIND $rows AS row
MATCH (place:Entity {id: row.entity_id})
MATCH (outer:Entity {id: row.of_id})
MERGE (place)-[edge:CAPITAL_OF]->(outer)
SET edge.run = $run

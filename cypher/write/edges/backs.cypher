// ---
// summary: Who backs whom
// rows:
//   entity_id: str
//   of_id: str
// ---
UNWIND $rows AS row
MATCH (backer:Entity {id: row.entity_id})
MATCH (backed:Entity {id: row.of_id})
MERGE (backer)-[edge:BACKS]->(backed)
SET edge.run = $run

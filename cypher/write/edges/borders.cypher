// ---
// summary: Neighbours (one row a pair)
// rows:
//   entity_id: str
//   other_id: str
// ---
UNWIND $rows AS row
MATCH (one:Entity {id: row.entity_id})
MATCH (other:Entity {id: row.other_id})
MERGE (one)-[edge:BORDERS]->(other)
SET edge.run = $run

// ---
// summary: Successors and predecessors
// rows:
//   entity_id: str
//   of_id: str
// ---
UNWIND $rows AS row
MATCH (successor:Entity {id: row.entity_id})
MATCH (predecessor:Entity {id: row.of_id})
MERGE (successor)-[edge:SUCCEEDED]->(predecessor)
SET edge.run = $run

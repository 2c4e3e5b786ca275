// ---
// summary: "What lies in which place or state: places, organizations"
// rows:
//   entity_id: str
//   place_id: str
// ---
UNWIND $rows AS row
MATCH (inner:Entity {id: row.entity_id})
MATCH (outer:Entity {id: row.place_id})
MERGE (inner)-[edge:LOCATED_IN]->(outer)
SET edge.run = $run

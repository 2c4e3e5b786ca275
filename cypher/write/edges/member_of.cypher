// ---
// summary: Members
// rows:
//   entity_id: str
//   of_id: str
// ---
UNWIND $rows AS row
MATCH (member:Entity {id: row.entity_id})
MATCH (whole:Entity {id: row.of_id})
MERGE (member)-[edge:MEMBER_OF]->(whole)
SET edge.run = $run

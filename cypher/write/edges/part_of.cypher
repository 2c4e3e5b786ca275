// ---
// summary: Branches of organizations and groups, bodies of states
// rows:
//   entity_id: str
//   of_id: str
// ---
UNWIND $rows AS row
MATCH (part:Entity {id: row.entity_id})
MATCH (whole:Entity {id: row.of_id})
MERGE (part)-[edge:PART_OF]->(whole)
SET edge.run = $run

// ---
// summary: Who outlaws whom
// rows:
//   entity_id: str
//   of_id: str
//   as: str?
//   since: str?
// ---
// `since` is an ISO prefix.
UNWIND $rows AS row
MATCH (state:Entity {id: row.entity_id})
MATCH (outlawed:Entity {id: row.of_id})
MERGE (state)-[edge:OUTLAWS]->(outlawed)
SET edge.as = row.as, edge.since = row.since, edge.run = $run

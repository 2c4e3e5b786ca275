// ---
// summary: Removes names of an entity, and relations from it to others, that this run did not write
// rows:
//   entity_id: str
// ---
UNWIND $rows AS row
MATCH (entity:Entity {id: row.entity_id})
CALL (entity) {
  MATCH (entity)<-[edge:NAMES]-(:Name)
  WHERE edge.run <> $run
  DELETE edge
}
CALL (entity) {
  MATCH (entity)-[edge:LOCATED_IN|BORDERS|CAPITAL_OF|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]->(:Entity)
  WHERE edge.run <> $run
  DELETE edge
}

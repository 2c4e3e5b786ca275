// ---
// summary: Removes everything derived that this run did not write (one empty row; for a run that derives the whole graph)
// rows: {}
// ---
UNWIND $rows AS row
CALL () {
  MATCH ()-[edge:INITIATED|PARTICIPATED_IN|CLAIMED|DENIED|BLAMED|ATTACKED|MET|SIGNED|TARGETED|FOLLOWS|COPIES|NAMES]->()
  WHERE coalesce(edge.run, '') <> $run
  DELETE edge
}
CALL () {
  MATCH (:Event|Entity)-[edge:LOCATED_IN|BORDERS|CAPITAL_OF|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]->(:Entity)
  WHERE coalesce(edge.run, '') <> $run
  DELETE edge
}
CALL () {
  MATCH (node:EventVersion|Event|Claim|Figure|Entity)
  WHERE coalesce(node.run, '') <> $run
  DETACH DELETE node
}

// ---
// summary: Removes everything derived that this run did not write (one empty row; for a run that derives the whole graph)
// rows: {}
// ---
UNWIND $rows AS row
CALL () {
  MATCH (:Entity)-[edge:INITIATED|PARTICIPATED_IN|CLAIMED|DENIED|BLAMED|ATTACKED|MET|SIGNED]->()
  WHERE edge.run <> $run
  DELETE edge
}
CALL () {
  MATCH (:Event)-[edge:TARGETED|LOCATED_IN|FOLLOWS]->()
  WHERE edge.run <> $run
  DELETE edge
}
CALL () {
  MATCH (version:EventVersion)
  WHERE version.run <> $run
  DETACH DELETE version
}
CALL () {
  MATCH (event:Event)
  WHERE event.run <> $run
  DETACH DELETE event
}

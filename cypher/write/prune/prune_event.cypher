// ---
// summary: Removes edges, short edges, versions and figures of an event that this run did not write
// rows:
//   event_id: str
// ---
// What follows an event belongs to the later one.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
CALL (event) {
  MATCH (:Entity)-[edge:INITIATED|PARTICIPATED_IN|CLAIMED|DENIED|SIGNED]->(event)
  WHERE edge.run <> $run
  DELETE edge
}
CALL (event) {
  MATCH (event)-[edge:TARGETED|LOCATED_IN|FOLLOWS]->()
  WHERE edge.run <> $run
  DELETE edge
}
CALL (event) {
  MATCH (:Entity)-[edge:ATTACKED|MET|BLAMED {event_id: event.id}]->(:Entity)
  WHERE edge.run <> $run
  DELETE edge
}
CALL (event) {
  MATCH (version:EventVersion)-[:VERSION_OF]->(event)
  WHERE version.run <> $run
  DETACH DELETE version
}
CALL (event) {
  MATCH (event)<-[:REPORTS]-(:Claim)-[:GIVES]->(figure:Figure)
  WHERE figure.run <> $run
  DETACH DELETE figure
}

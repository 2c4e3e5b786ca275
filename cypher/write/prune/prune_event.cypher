// ---
// summary: Removes edges, short edges and versions of an event that this run did not write
// rows:
//   event_id: str
// ---
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
CALL (event) {
  MATCH (event)-[edge:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN|CLAIMED|DENIED|SIGNED|FOLLOWS]-()
  WHERE edge.run <> $run
  DELETE edge
}
CALL (event) {
  MATCH (:Entity)-[edge:ATTACKED|MET|BLAMED {event_id: event.id}]-(:Entity)
  WHERE edge.run <> $run
  DELETE edge
}
CALL (event) {
  MATCH (version:EventVersion)-[:VERSION_OF]->(event)
  WHERE version.run <> $run
  DETACH DELETE version
}

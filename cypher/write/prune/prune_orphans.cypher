// ---
// summary: Removes events that no claim reports, entities that only articles named and nothing refers to, names of nothing (one empty row)
// rows: {}
// ---
UNWIND $rows AS row
CALL () {
  MATCH (figure:Figure)
  WHERE NOT EXISTS { (figure)<-[:GIVES]-() }
  DETACH DELETE figure
}
CALL () {
  MATCH (event:Event)
  WHERE NOT EXISTS { (event)<-[:REPORTS]-() }
  OPTIONAL MATCH (:Entity)-[edge:ATTACKED|MET|BLAMED {event_id: event.id}]->(:Entity)
  DELETE edge
  WITH DISTINCT event
  OPTIONAL MATCH (version:EventVersion)-[:VERSION_OF]->(event)
  DETACH DELETE version, event
}
CALL () {
  MATCH (entity:Entity {known: false})
  WHERE NOT EXISTS { (entity)-[:!NAMES]-() }
  DETACH DELETE entity
}
CALL () {
  MATCH (name:Name)
  WHERE NOT EXISTS { (name)-[:NAMES]->() }
  DELETE name
}

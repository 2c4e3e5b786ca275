// ---
// summary: Removes an event with its versions and short edges
// rows:
//   event_id: str
// ---
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
OPTIONAL MATCH (:Entity)-[edge:ATTACKED|MET|BLAMED {event_id: event.id}]->(:Entity)
DELETE edge
WITH DISTINCT event
OPTIONAL MATCH (version:EventVersion)-[:VERSION_OF]->(event)
DETACH DELETE version, event

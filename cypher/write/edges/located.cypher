// ---
// summary: Where events happened
// rows:
//   event_id: str
//   place_id: str
//   rank: int
// ---
// `rank` is 0 for the place named first or most exactly: the one that answers show.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (place:Entity {id: row.place_id})
MERGE (event)-[edge:LOCATED_IN]->(place)
SET edge.rank = row.rank, edge.run = $run

// ---
// summary: Offices, now and before
// rows:
//   person_id: str
//   body_id: str
//   title: str
//   from: str?
//   to: str?
// ---
// `from` and `to` are ISO prefixes (2013, 2013-08, 2013-08-15). A person may hold one office twice: `term` is `from`, or empty, and tells the terms apart.
UNWIND $rows AS row
MATCH (person:Person {id: row.person_id})
MATCH (body:Entity {id: row.body_id})
SET person:Official
MERGE (person)-[edge:HOLDS_OFFICE {title: row.title, term: coalesce(row.from, '')}]->(body)
SET edge.from = row.from, edge.to = row.to, edge.run = $run

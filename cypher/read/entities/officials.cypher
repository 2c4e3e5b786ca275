// ---
// summary: "Who held what office, of a state or body, on a date"
// description: "A term that names only a year or a month covers all of it; an open end means still in office, or that nobody says."
// path: /officials
// ask:
//   example: "who held office in Pakistan on 29 January 2024?"
//   phrasings:
//     - "who (hold|held|hold) [which|what] office"
//     - "who (hold|held) [which|what] office (in|of) {state}"
//     - "[who is|who are|who was|who were] [the] (official|officeholder) (of|in) {state}"
//     - "{state:adjective} (official|officeholder)"
//     - "{state} 's (official|officeholder)"
//     - "office (of|in) {state}"
//     - "(official|officeholder)"
// params:
//   state: {type: Actor, default: null, example: Iran, description: "A state or body: id or any spelling; a state's bodies are included"}
//   "on": {type: date, default: null, example: 2024-01-29, description: "A day; without it all offices, held now or once"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {state: Pakistan, "on": 2024-01-29}
// returns:
//   id: str
//   name: str
//   title: str
//   body: Ref
//   from: str?
//   to: str?
// ---
MATCH (person:Person)-[office:HOLDS_OFFICE]->(body:Entity)
WHERE ($state IS NULL OR body.id IN $state)
  AND ($on IS NULL OR office.from IS NULL OR left(toString($on), size(office.from)) >= office.from)
  AND ($on IS NULL OR office.to IS NULL OR left(toString($on), size(office.to)) <= office.to)
RETURN
  person.id AS id, person.name AS name, office.title AS title, {id: body.id, name: body.name} AS body,
  office.from AS from, office.to AS to
ORDER BY body.name, title, from IS NULL, from DESC, id
SKIP $skip LIMIT $limit

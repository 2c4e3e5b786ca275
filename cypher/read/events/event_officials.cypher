// ---
// summary: "The people of an event and the offices that they held on its day"
// description: "Initiators, targets, participants and those whose words are reported. A term that names only a year or a month covers all of it; an event without a date has no offices."
// path: /events/{id}/officials
// ask:
//   example: "which officials took part in meeting-2024-01-29-pakistan-05c70b?"
//   phrasings:
//     - "office of [the] (people|person|participant) (of|in|at) [event] {id}"
//     - "official (of|in|at) [event] {id}"
//     - "official (take|took) part in [event] {id}"
//     - "who (take|took) part in [event] {id}"
//     - "who attend [event] {id}"
//     - "(people|official) (of|behind) [event] {id}"
// params:
//   id: {type: Event, example: meeting-2024-01-29-pakistan-37a532e6}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   name: str
//   roles: [str]
//   offices: [OfficeRow]
// ---
CALL () {
  MATCH (:Event {id: $id})-[edge:INITIATED|TARGETED|PARTICIPATED_IN]-(person:Person)
  RETURN person, CASE type(edge) WHEN 'INITIATED' THEN 'initiator' WHEN 'TARGETED' THEN 'target' ELSE 'participant' END AS role
  UNION
  MATCH (:Event {id: $id})<-[:REPORTS]-(:Claim)-[:SAID_BY]->(person:Person)
  RETURN person, 'speaker' AS role
}
ORDER BY role
WITH person, collect(role) AS roles
MATCH (event:Event {id: $id})
RETURN
  person.id AS id,
  person.name AS name,
  roles,
  COLLECT {
    MATCH (person)-[office:HOLDS_OFFICE]->(body:Entity)
    WHERE event.date_start IS NOT NULL
      AND (office.from IS NULL OR left(toString(event.date_end), size(office.from)) >= office.from)
      AND (office.to IS NULL OR left(toString(event.date_start), size(office.to)) <= office.to)
    RETURN {title: office.title, body: {id: body.id, name: body.name}, from: office.from, to: office.to}
    ORDER BY office.from IS NULL, office.from DESC, body.id, office.title
  } AS offices
ORDER BY name, id
SKIP $skip LIMIT $limit

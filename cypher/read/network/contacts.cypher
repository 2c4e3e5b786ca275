// ---
// summary: "Who met whom, how often, first and last"
// path: /contacts
// ask:
//   example: "who met whom in 2024?"
//   phrasings:
//     - "who (meet) whom"
//     - "how often (did|have|has) {between} and {and} (meet|talk)"
//     - "how often (did|have|has) {between} meet [with] {and}"
//     - "contact"
//     - "contact (of|with) {between}"
//     - "contact between {between} and {and}"
//     - "who (has|did) {between} meet"
//     - "(whom|who) (did|has) {between} meet"
// params:
//   between: {type: Actor, default: null, example: Iran, description: "One party: id or any spelling; branches and officials count"}
//   and: {type: Actor, default: null, example: Pakistan, description: "The other party"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day of the meetings that count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {between: Iran, and: Pakistan}
// returns:
//   id: str
//   one: Ref
//   other: Ref
//   meetings: int
//   first: date?
//   last: date?
//   events: [str]
// ---
MATCH (one:Entity)-[met:MET]-(other:Entity)
// A meeting has no direction: each pair is read from the side that was asked for, or from the smaller id.
WHERE ($between IS NULL OR one.id IN $between)
  AND ($and IS NULL OR other.id IN $and)
  AND (one.id < other.id OR NOT ($between IS NULL OR other.id IN $between) OR NOT ($and IS NULL OR one.id IN $and))
MATCH (event:Event {id: met.event_id})
WHERE true
// + when
WITH one, other, event
ORDER BY event.date_start IS NULL, event.date_start, event.id
RETURN
  one.id + '/' + other.id AS id,
  {id: one.id, name: one.name} AS one,
  {id: other.id, name: other.name} AS other,
  count(event) AS meetings,
  min(event.date_start) AS first,
  max(event.date_end) AS last,
  collect(event.id) AS events
ORDER BY meetings DESC, last IS NULL, last DESC, id
SKIP $skip LIMIT $limit

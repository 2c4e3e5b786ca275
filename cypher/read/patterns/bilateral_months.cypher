// ---
// summary: "Two sides month by month: what passed between them, from talks to strikes"
// description: "Events that involve both sides in any role, or one of them on the other's soil, by the month in which they began."
// path: /bilateral-months
// ask:
//   example: "Iran and Pakistan month by month"
//   phrasings:
//     - "{between} and {and} (month by month|by month|monthly)"
//     - "(relation|event|tie) between {between} and {and} (month by month|by month)"
//     - "{between} {and} relation (month by month|by month)"
//     - "what passed between {between} and {and} [month by month]"
// params:
//   between: {type: Actor, example: Iran, description: "One side: id or any spelling; branches and officials count"}
//   and: {type: Actor, example: Pakistan, description: "The other side"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {between: Iran, and: Pakistan}
// returns:
//   id: str
//   events: int
//   types: [{type: EventType, events: int}]
//   killed: Bounds
//   injured: Bounds
// ---
MATCH (side:Entity)<-[:LOCATED_IN]-{0,8}(:Entity)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(event:Event)
WHERE side.id IN $between
WITH DISTINCT event
WHERE event.date_start IS NOT NULL
  AND EXISTS {
    MATCH (event)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(:Entity)-[:LOCATED_IN]->{0,8}(other:Entity)
    WHERE other.id IN $and
  }
// + happened
// + when
WITH left(toString(event.date_start), 7) AS id, collect(event) AS happened
CALL (happened) {
  UNWIND happened AS event
  RETURN
// + toll
}
RETURN
  id,
  size(happened) AS events,
  COLLECT {
    UNWIND happened AS event
    WITH event.type AS type, count(event) AS number
    RETURN {type: type, events: number} ORDER BY type
  } AS types,
  killed,
  injured
ORDER BY id
SKIP $skip LIMIT $limit

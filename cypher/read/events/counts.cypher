// ---
// summary: "Events and casualties counted by month, year, place, actor, initiator, target, type, weapon or status"
// description: "Figures are sums over the events of a row; an event with two actors counts for both. best is the figure shown with the event; where a bound is open, the nearest known figure stands for it."
// path: /counts
// ask:
//   example: "how many attacks were there in 2023?"
//   phrasings:
//     - "(how many|number of|count of|count|total|total number of) {by=type}"
//     - "how many (people|person) (were|was|have been|has been|) (kill|injured|wounded|die) in {by=type}"
//     - "(by|per|each|every) month {by=month}"
//     - "(by|per|each|every) year {by=year}"
//     - "(by|per|each|every) place {by=place}"
//     - "(by|per) actor {by=actor}"
//     - "(by|per) (initiator|perpetrator) {by=initiator}"
//     - "(by|per) target {by=target}"
//     - "(by|per) weapon {by=weapon}"
//     - "by status {by=status}"
//     - "by type {by=type}"
//     - "monthly {by=month}"
//     - "(yearly|annual) {by=year}"
//   also:
//     - "(how many|number of|count of|count|total|total number of)"
//     - "(did|has|have) {actor:group} (carry out|commit|launch|conduct|stage|mount)"
//     - "(event|incident|casualty|death toll)"
//     - "how many (people|person) (were|was|) (kill|injured|wounded|die) in"
//     - "involve"
// params:
//   by: {choices: [month, year, place, actor, initiator, target, type, weapon, status], default: month, description: "What a row stands for"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: place, type: attack}
// returns:
//   id: str
//   name: str
//   events: int
//   killed: Bounds
//   injured: Bounds
// ---
MATCH (event:Event)
WHERE ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + actor
// + when
UNWIND CASE $by
  WHEN 'month' THEN [{id: left(toString(event.date_start), 7), name: left(toString(event.date_start), 7)}]
  WHEN 'year' THEN [{id: left(toString(event.date_start), 4), name: left(toString(event.date_start), 4)}]
  WHEN 'place' THEN COLLECT { MATCH (event)-[:LOCATED_IN]->(at:Entity) RETURN DISTINCT {id: at.id, name: at.name} }
  WHEN 'actor' THEN COLLECT {
    MATCH (event)-[:INITIATED|TARGETED|PARTICIPATED_IN]-(actor:Entity) RETURN DISTINCT {id: actor.id, name: actor.name}
  }
  WHEN 'initiator' THEN COLLECT { MATCH (event)<-[:INITIATED]-(actor:Entity) RETURN DISTINCT {id: actor.id, name: actor.name} }
  WHEN 'target' THEN COLLECT { MATCH (event)-[:TARGETED]->(target:Entity) RETURN DISTINCT {id: target.id, name: target.name} }
  WHEN 'weapon' THEN [{id: event.weapon, name: event.weapon}]
  WHEN 'type' THEN [{id: event.type, name: event.type}]
  ELSE [{id: event.status, name: event.status}]
END AS key
WITH coalesce(key.id, 'unknown') AS id, coalesce(key.name, 'unknown') AS name, event
RETURN
  id,
  name,
  count(event) AS events,
// + toll
ORDER BY CASE WHEN $by IN ['month', 'year'] THEN id END, events DESC, id
SKIP $skip LIMIT $limit

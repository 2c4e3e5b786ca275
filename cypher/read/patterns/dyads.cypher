// ---
// summary: "Who attacked whom: events, casualties, first and last, pair by pair"
// description: "Attacks, strikes and clashes that are said to have happened. Where nobody is named as the target, the place that was hit stands for it. Figures are sums over the events of a pair."
// path: /dyads
// ask:
//   example: "who attacked whom in 2024?"
//   phrasings:
//     - "who (attack|strike|hit) whom"
//     - "whom (has|did|does|have) {by} (attack|strike|hit)"
//     - "who (has|did|does) {by} (attack|strike|hit)"
//     - "who was attack by {by}"
//     - "pair of (attacker|actor) and (target|victim)"
// params:
//   by: {type: Actor, default: null, example: Jaish al-Adl, description: "Who did it: id or any spelling; branches and officials count"}
//   against: {type: Whole, default: null, example: Iran, description: "Whom or what it was done to: id or any spelling; what lies inside counts"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Pakistan}
// returns:
//   id: str
//   actor: Ref
//   target: Ref
//   events: int
//   killed: Bounds
//   injured: Bounds
//   first: date?
//   last: date?
// ---
MATCH (actor:Entity)-[attacked:ATTACKED]->(target:Entity)
WHERE ($by IS NULL OR actor.id IN $by) AND ($against IS NULL OR target.id IN $against)
MATCH (event:Event {id: attacked.event_id})
WHERE ($type IS NULL OR event.type = $type)
// + when
RETURN
  actor.id + '/' + target.id AS id,
  {id: actor.id, name: actor.name} AS actor,
  {id: target.id, name: target.name} AS target,
  count(event) AS events,
// + toll
  , min(event.date_start) AS first,
  max(event.date_end) AS last
ORDER BY events DESC, killed.best DESC, id
SKIP $skip LIMIT $limit

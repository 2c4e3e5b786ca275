// ---
// summary: "Responsibility claimed, denied and blamed, side by side for each event"
// path: /responsibilities
// ask:
//   example: "who claimed, denied or blamed what involving Iran"
//   phrasings:
//     - "(who|responsibility) claim deny [and|or] blame [what]"
//     - "claim deny and blame responsibility"
//     - "(who|responsibility) claim deny [and|or] blame for {type}"
//     - "(who is responsible for|responsibility for) {type}"
//     - "(who is responsible for|responsibility for) [the] (event|incident)"
// params:
//   actor: {type: Actor, default: null, example: Iran, description: "Claims, denies, blames or is blamed: id or any spelling; branches and officials count"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {actor: Iran}
// returns:
//   id: str
//   type: EventType
//   status: Status
//   date_start: date?
//   date_end: date?
//   place: Ref?
//   initiators: [ActorRef]
//   targets: [ActorRef]
//   killed: Bounds
//   claimed_by: [Ref]
//   denied_by: [Ref]
//   blamed: [{by: Ref, whom: Ref}]
// ---
CALL () {
  MATCH (actor:Entity)-[:CLAIMED|DENIED]->(event:Event)
  WHERE $actor IS NULL OR actor.id IN $actor
  RETURN event
  UNION
  MATCH (accuser:Entity)-[blamed:BLAMED]->(accused:Entity)
  WHERE $actor IS NULL OR accuser.id IN $actor OR accused.id IN $actor
  MATCH (event:Event {id: blamed.event_id})
  RETURN event
}
WITH event
WHERE ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + when
WITH event
ORDER BY event.date_start IS NULL, event.date_start DESC, event.id
SKIP $skip LIMIT $limit
RETURN
// + brief_columns
  ,
// + attributions
ORDER BY date_start IS NULL, date_start DESC, id

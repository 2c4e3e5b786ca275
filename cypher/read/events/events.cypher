// ---
// summary: "Events of every type"
// description: "What is only planned or threatened is shown when its status is asked for."
// path: /events
// ask:
//   example: "what happened in Rask on 15 December 2023?"
//   phrasings:
//     - "(event|incident)"
//     - "denied {status=denied} {type}"
//     - "what (happen|occur|took place|take place|went on)"
//     - "(everything|anything) [that] happen"
//     - "{type}"
//     - "{weapon:weapon} {type}"
//     - "{weapon:weapon}"
//     - "violence near {near}"
//     - "(event|incident) of type {type}"
// params:
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role: id or any spelling; branches and officials count"}
//   initiator: {type: Actor, default: null, example: Iran, description: "Who did it"}
//   target: {type: Actor, default: null, example: Pakistan, description: "Whom it was done to"}
//   near: {type: Place, default: null, example: Zahedan, description: "A place with known coordinates: events within radius_km of it"}
//   radius_km: {type: float, default: 50, gt: 0, le: 2000, description: "Kilometres around near"}
//   min_killed: {type: int, default: null, ge: 0, example: 5, description: "Killed, by the best figure"}
//   contested: {type: bool, default: null, description: "Only events whose accounts differ, or only the others"}
//   weapon: {type: str, default: null, max_length: 100, example: drone, description: "A word of the weapon's name"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {place: Sistan-Baluchestan, since: 2023-12-01, until: 2024-01-31}
//   - {actor: Jaish al-Adl}
// returns: EventRow
// ---
WITH CASE WHEN $near IS NOT NULL THEN COLLECT {
  MATCH (centre:Place {id: $near[0]})
  MATCH (at:Place)
  WHERE point.distance(at.location, centre.location) <= $radius_km * 1000
  RETURN at.id
} END AS close
MATCH (latest:Event)
// + as_of
WHERE event IS NOT NULL AND ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + actor
  AND ($initiator IS NULL OR any(id IN event.initiators WHERE id IN $initiator))
  AND ($target IS NULL OR any(id IN event.targets WHERE id IN $target))
  AND (close IS NULL OR any(id IN event.places WHERE id IN close))
// + min_killed
  AND ($contested IS NULL OR event.contested = $contested)
  AND ($weapon IS NULL OR toLower(event.weapon) CONTAINS toLower($weapon))
// + when
// + event_row

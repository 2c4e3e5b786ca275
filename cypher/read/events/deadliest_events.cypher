// ---
// summary: "The deadliest events, by the best figure"
// path: /deadliest-events
// ask:
//   example: "the deadliest attacks in Sistan-Baluchestan"
//   phrasings:
//     - "(deadliest|bloodiest|most deadly|most lethal|most bloody) {type}"
//     - "(deadliest|bloodiest|most deadly|most lethal) (event|incident)"
//     - "{limit} (deadliest|bloodiest|most deadly) {type}"
//     - "{limit} (deadliest|bloodiest|most deadly) (event|incident)"
//     - "(deadliest|bloodiest|most deadly) {limit} {type}"
//     - "{type} with the (most|highest) (death|fatality|dead|victim|number of death|death toll)"
// params:
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {place: Sistan-Baluchestan}
// returns: EventRow
// ---
MATCH (latest:Event)
// + as_of
WHERE event IS NOT NULL AND event.killed_best > 0
  AND ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + actor
// + when
WITH event
ORDER BY event.killed_best DESC, event.id
SKIP $skip LIMIT $limit
// + event_columns
ORDER BY killed.best DESC, id

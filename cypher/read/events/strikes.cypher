// ---
// summary: "Strikes: a state's air, missile, drone or artillery action"
// path: /strikes
// ask:
//   example: "strikes by Pakistan in January 2024"
//   phrasings:
//     - "<strike>"
//     - "(airstrike|air strike|air raid)"
//     - "(strike) of {by:organization}"
// params:
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   by: {type: Actor, default: null, example: Iran, description: "Who did it: id or any spelling; branches and officials count"}
//   against: {type: Actor, default: null, example: Jaish al-Adl, description: "Whom it was done to: id or any spelling; branches and officials count"}
//   min_killed: {type: int, default: null, ge: 0, example: 5, description: "Killed, by the best figure"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Pakistan, since: 2024-01-01, until: 2024-01-31}
// returns: EventRow
// ---
MATCH (latest:Strike)
// + as_of
WHERE event IS NOT NULL
// + happened
// + where_place
// + by
// + against
// + min_killed
// + when
// + event_row

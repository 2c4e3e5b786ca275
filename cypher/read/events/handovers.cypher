// ---
// summary: "Handovers: persons passed or released to somebody"
// path: /handovers
// ask:
//   example: "handovers by Pakistan"
//   phrasings:
//     - "<handover>"
//     - "<handover> of ({against:group}|{against:person}|{against:organization})"
//     - "prisoner <handover>"
// params:
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   by: {type: Actor, default: null, example: Pakistan, description: "Who did it: id or any spelling; branches and officials count"}
//   against: {type: Actor, default: null, example: Jaish al-Adl, description: "Whom it was done to: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Pakistan}
// returns: EventRow
// ---
MATCH (latest:Handover)
// + as_of
WHERE event IS NOT NULL
// + happened
// + where_place
// + by
// + against
// + when
// + event_row

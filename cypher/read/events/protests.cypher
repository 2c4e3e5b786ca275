// ---
// summary: "Protests and demonstrations"
// path: /protests
// ask:
//   example: "protests in Sistan-Baluchestan"
//   phrasings:
//     - "<protest>"
//     - "protest"
// params:
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   against: {type: Actor, default: null, example: Iran, description: "Whom it was done to: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {place: Sistan-Baluchestan}
// returns: EventRow
// ---
MATCH (latest:Protest)
// + as_of
WHERE event IS NOT NULL
// + happened
// + where_place
// + against
// + when
// + event_row

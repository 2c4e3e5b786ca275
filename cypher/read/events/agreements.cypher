// ---
// summary: "Agreements: pacts, memoranda, decisions taken together"
// path: /agreements
// ask:
//   example: "agreements between Iran and Pakistan"
//   phrasings:
//     - "<agreement>"
//     - "<agreement> (of|with) {between}"
//     - "(sign|conclude) <agreement>"
//     - "(sign|conclude)"
// params:
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   between: {type: Actor, default: null, example: Iran, description: "One party: id or any spelling; branches and officials count"}
//   and: {type: Actor, default: null, example: Pakistan, description: "The other party"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {between: Iran, and: Pakistan}
// returns: EventRow
// ---
MATCH (latest:Agreement)
// + as_of
WHERE event IS NOT NULL
// + happened
// + where_place
// + between
// + when
// + event_row

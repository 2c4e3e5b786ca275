// ---
// summary: "Claims of responsibility"
// path: /responsibility-claims
// ask:
//   example: "claims of responsibility by Jaish al-Adl"
//   phrasings:
//     - "claim of responsibility"
//     - "responsibility claim"
//     - "claim responsibility"
//     - "claim [the] responsibility for"
//     - "who claim responsibility"
//     - "(for what|what) (did|has) {by} claim responsibility [for]"
// params:
//   by: {type: Actor, default: null, example: Jaish al-Adl, description: "Who did it: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Jaish al-Adl}
// returns: EventRow
// ---
MATCH (latest:ResponsibilityClaim)
// + as_of
WHERE event IS NOT NULL
// + happened
// + by
// + when
// + event_row

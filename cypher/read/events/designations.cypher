// ---
// summary: "Designations: listing or outlawing by a state"
// path: /designations
// ask:
//   example: "designations by the United States"
//   phrasings:
//     - "<designation>"
//     - "<designation> of {against}"
//     - "group (has|have|did) {by} <designation>"
//     - "terrorist (list|listing|designation)"
// params:
//   by: {type: Actor, default: null, example: United States, description: "Who did it: id or any spelling; branches and officials count"}
//   against: {type: Actor, default: null, example: Jaish al-Adl, description: "Whom it was done to: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: United States}
// returns: EventRow
// ---
MATCH (latest:Designation)
// + as_of
WHERE event IS NOT NULL
// + happened
// + by
// + against
// + when
// + event_row

// ---
// summary: "Diplomatic measures: summons, recalls, protests, closed borders"
// path: /diplomatic-measures
// ask:
//   example: "diplomatic measures of Pakistan against Iran"
//   phrasings:
//     - "diplomatic (measure|step|action|protest)"
//     - "diplomatic (measure|step|action|protest) of {by}"
//     - "(recall|expel|expelled|summon) [its|their|his] (ambassador|envoy|diplomat)"
//     - "(ambassador|envoy|diplomat) (recall|expel|expelled|summon)"
//     - "(recall|expulsion|summoning) of (ambassador|envoy|diplomat)"
//     - "(demarche|ultimatum|persona non grata)"
// params:
//   by: {type: Actor, default: null, example: Pakistan, description: "Who did it: id or any spelling; branches and officials count"}
//   against: {type: Actor, default: null, example: Iran, description: "Whom it was done to: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Pakistan, against: Iran}
// returns: EventRow
// ---
MATCH (latest:DiplomaticMeasure)
// + as_of
WHERE event IS NOT NULL
// + happened
// + by
// + against
// + when
// + event_row

// ---
// summary: "Attacks and abductions that nobody has claimed"
// description: "No claim of responsibility is known, whoever the articles suspect. named=false leaves those without any named hand."
// path: /unclaimed-attacks
// ask:
//   example: "unclaimed attacks in Iran"
//   phrasings:
//     - "unclaimed <attack>"
//     - "<attack> [that|which] (nobody|no one|no group|no-one) [has|have] claim"
//     - "<attack> [that|which] (were|was|are|) (not|never) claim"
//     - "<attack> without [a|any] claim [of responsibility]"
// params:
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   named: {type: bool, default: null, example: false, description: "Only those with, or without, a known group or person as initiator"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {place: Iran, named: false}
// returns: EventRow
// ---
MATCH (latest:Attack|Abduction)
// + as_of
WHERE event IS NOT NULL AND NOT EXISTS { (latest)<-[:CLAIMED]-(:Entity) }
  AND ($named IS NULL OR $named = (size(event.initiators) > 0))
// + happened
// + where_place
// + when
// + event_row

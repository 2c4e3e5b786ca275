// ---
// summary: "Violence across a border: a state's hand on another state's soil"
// description: "Attacks, strikes and clashes initiated by a state or one of its bodies in a place that lies in another state."
// path: /cross-border-events
// ask:
//   example: "cross-border violence by Iran in Pakistan"
//   phrasings:
//     - "cross border (violence|attack|event|incident|action)"
//     - "violence across [the|a] border"
// params:
//   by: {type: Actor, default: null, example: Iran, description: "Whose hand: id or any spelling; branches and officials count"}
//   place: {type: Place, default: null, example: Pakistan, description: "On whose soil: a state, province or town in any spelling"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Iran, place: Pakistan}
// returns: EventRow
// ---
MATCH (latest:Attack|Strike|Clash)
// + as_of
WHERE event IS NOT NULL AND EXISTS {
  MATCH (actor:Entity)-[:PART_OF]->{0,6}(home:State)
  MATCH (at:Entity)-[:LOCATED_IN]->{0,8}(soil:State)
  WHERE actor.id IN event.initiators AND at.id IN event.places AND home <> soil
}
// + happened
// + by
// + where_place
// + when
// + event_row

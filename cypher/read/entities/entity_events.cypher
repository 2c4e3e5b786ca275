// ---
// summary: "The events that an entity takes part in, by role; a place's include those of the places in it"
// path: /entities/{id}/events
// ask:
//   example: "events in which Iran is the target"
//   phrasings:
//     - "(event|incident) (in|of) which {id} is [the|a|an] (target|victim) {role=target}"
//     - "(event|incident) in which {id} (is|was) [the|a|an] initiator {role=initiator}"
//     - "(event|incident) with {id} as [the|a|an] target {role=target}"
//     - "(event|incident) with {id} as [the|a|an] initiator {role=initiator}"
//     - "(event|incident) with {id} as [a] participant {role=participant}"
//     - "(event|incident) in which {id} (take|took) part"
//     - "(event|incident) of {id} by role"
//     - "(event|incident) (initiated|started) by {id} {role=initiator}"
//     - "{type} in which {id} (is|was) [the|a|an] (target|victim) {role=target}"
//     - "what (did|has|does) {id} do {role=initiator}"
//     - "event of {id}"
// params:
//   id: {type: Whole, example: jaish-al-adl}
//   role: {choices: [initiator, target, participant, place], default: null, description: "Only events in which it has this role"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns: EventRow
// ---
CALL () {
  MATCH (entity:Entity)-[edge:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(latest:Event)
  WHERE entity.id IN $id
    AND ($role IS NULL OR $role = CASE type(edge)
      WHEN 'INITIATED' THEN 'initiator' WHEN 'TARGETED' THEN 'target' WHEN 'PARTICIPATED_IN' THEN 'participant' ELSE 'place'
    END)
  RETURN DISTINCT latest
}
// + as_of
WHERE any(id IN event.initiators + event.targets + event.participants + event.places WHERE id IN $id)
  AND ($type IS NULL OR event.type = $type)
// + happened
// + when
// + event_row

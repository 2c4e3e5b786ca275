// ---
// summary: "One event, with the reasons for which reports were taken to be of it"
// path: /events/{id}
// ask:
//   example: "show event strike-2024-01-16-balochistan-80f7d5"
//   phrasings:
//     - "[event] {id}"
//     - "(tell me about|what is|describe|details of) [event] {id}"
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-80f7d5}
// returns: EventDetail
// one: true
// ---
MATCH (event:Event {id: $id})
// + event_columns
  , coalesce(event.reasons, []) AS reasons

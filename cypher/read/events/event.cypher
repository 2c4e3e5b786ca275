// ---
// summary: "One event"
// path: /events/{id}
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-80f7d5}
// returns: EventRow
// one: true
// ---
MATCH (event:Event {id: $id})
// + event_columns

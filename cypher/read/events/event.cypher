// ---
// summary: "One event"
// path: /events/{id}
// params:
//   id: {type: Event, example: strike-2024-01-16-panjgur}
// returns: EventRow
// one: true
// ---
MATCH (event:Event {id: $id})
// + event_columns

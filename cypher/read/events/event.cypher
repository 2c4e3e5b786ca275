// ---
// summary: "One event, with the reasons for which reports were taken to be of it"
// path: /events/{id}
// ask:
//   example: "show event strike-2024-01-16-balochistan-80f7d5"
//   phrasings:
//     - "[event] {id}"
//     - "(tell me about|what is|describe|details of) [event] {id}"
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-eedd3152}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
// returns: EventDetail
// one: true
// ---
MATCH (latest:Event {id: $id})
// + as_of
WITH latest, event
WHERE event IS NOT NULL
// + event_columns
  , coalesce(event.reasons, []) AS reasons,
  coalesce(event.contested_on, []) AS contested_on,
  event.known_from AS known_from,
  latest.changed AS changed

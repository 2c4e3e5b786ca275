// ---
// summary: "The chain that an event stands in: what it answers, what answers it, in order of time"
// description: "link says why an event is there: 'told' when articles tie it to this one, 'answer' when the side that was struck strikes back at the other, 'again' when the same side strikes the same side once more. Bodies count for their states, soil for the state it is part of. Answers and repeats are read from sides and dates (attacks, strikes, clashes within so many days); nobody need have said so."
// path: /chains
// ask:
//   example: "chain of strike-2024-01-16-balochistan-80f7d5"
//   phrasings:
//     - "chain (of|around|for) [event] {event}"
//     - "what did [event] {event} lead to"
//     - "what (lead|led) to [event] {event}"
//     - "what (answer|follow) [event] {event}"
// params:
//   event: {type: Event, example: strike-2024-01-16-balochistan-eedd3152}
//   days: {type: int, default: 30, ge: 0, le: 3650, example: 60, description: "Days before and after the event"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {event: strike-2024-01-16-balochistan-eedd3152}
// returns:
//   id: str
//   type: EventType
//   status: Status
//   date_start: date?
//   date_end: date?
//   place: Ref?
//   initiators: [ActorRef]
//   targets: [ActorRef]
//   killed: Bounds
//   days: int?
//   link: str
//   follows: [{id: str, kind: str, article_id: str?, sentence: str?}]
// ---
MATCH (event:Event {id: $event})
WITH
  event AS centre,
// + sides
WITH centre, strikers AS ours, struck AS theirs
CALL (centre) {
  MATCH (centre)-[:FOLLOWS]-{0,6}(event:Event)
  RETURN event
  UNION
  MATCH (event:Event)
  WHERE event:Attack|Strike|Clash AND NOT event.status IN ['planned', 'hypothetical', 'denied']
    AND event.date_start >= centre.date_start - duration({days: $days})
    AND event.date_start <= centre.date_end + duration({days: $days})
  RETURN event
}
WITH
  centre, ours, theirs, event,
// + sides
WITH
  centre,
  event,
  CASE
    WHEN event = centre THEN 'this'
    WHEN EXISTS { (centre)-[:FOLLOWS]-{1,6}(event) } THEN 'told'
    WHEN any(id IN strikers WHERE id IN theirs) AND any(id IN struck WHERE id IN ours) THEN 'answer'
    WHEN any(id IN strikers WHERE id IN ours) AND any(id IN struck WHERE id IN theirs) THEN 'again'
  END AS link
WHERE link IS NOT NULL
WITH *
ORDER BY event.date_start IS NULL, event.date_start, event.id
SKIP $skip LIMIT $limit
RETURN
// + brief_columns
  , duration.inDays(centre.date_start, event.date_start).days AS days,
  link,
  COLLECT {
    MATCH (event)-[follows:FOLLOWS]->(earlier:Event)
    RETURN {id: earlier.id, kind: follows.kind, article_id: follows.article_id, sentence: follows.sentence}
    ORDER BY earlier.id, follows.kind
  } AS follows
ORDER BY date_start IS NULL, date_start, id

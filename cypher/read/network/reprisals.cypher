// ---
// summary: "Who struck back: violence answered by the side that was hit, latest answer first"
// description: "Pairs of attacks, strikes and clashes in which the side that was struck strikes the other within so many days, surely after it (the answer begins after the first has ended). Bodies count for their states, soil for the state it is part of. said is the reason that articles give, if any; without it the pair is read from sides and dates alone."
// path: /reprisals
// ask:
//   example: "reprisals by Pakistan"
//   phrasings:
//     - "(reprisal|retaliation|revenge)"
//     - "(reprisal|retaliation|revenge) (by|of|from) {actor}"
//     - "who (strike|struck|hit) back"
//     - "who retaliate"
//     - "(did|has) {actor} (retaliate|strike back|hit back)"
//     - "{actor:adjective} (reprisal|retaliation)"
//     - "{actor} 's (reprisal|retaliation)"
//     - "when did {actor} (retaliate|strike back|hit back)"
// params:
//   actor: {type: Actor, default: null, example: Pakistan, description: "Who answers: id or any spelling; branches and officials count"}
//   days: {type: int, default: 30, ge: 1, le: 3650, example: 7, description: "Days between the first act and the answer"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {actor: Pakistan, days: 7}
// returns:
//   id: str
//   days: int
//   said: str?
//   first: Act
//   answer: Act
// ---
MATCH (event:Attack|Strike|Clash)
WHERE NOT event.status IN ['planned', 'hypothetical', 'denied']
// + when
WITH
  event AS first,
// + sides
WITH first, strikers AS theirs, struck AS ours
MATCH (event:Event)
WHERE event.date_start > first.date_end AND event.date_start <= first.date_end + duration({days: $days})
  AND event:Attack|Strike|Clash AND NOT event.status IN ['planned', 'hypothetical', 'denied']
  AND ($actor IS NULL OR EXISTS { MATCH (event)<-[:INITIATED]-(actor:Entity) WHERE actor.id IN $actor })
WITH
  first, theirs, ours, event,
// + sides
WITH first, event AS answer
WHERE any(id IN strikers WHERE id IN ours) AND any(id IN struck WHERE id IN theirs)
WITH first, answer, answer.id + '/' + first.id AS id
ORDER BY answer.date_start DESC, id
SKIP $skip LIMIT $limit
CALL (first) { WITH first AS event RETURN
// + act
  AS before
}
CALL (answer) { WITH answer AS event RETURN
// + act
  AS after
}
RETURN
  id,
  duration.inDays(first.date_end, answer.date_start).days AS days,
  head(COLLECT { MATCH (answer)-[follows:FOLLOWS]->(first) RETURN follows.kind ORDER BY follows.kind }) AS said,
  before AS first,
  after AS answer
ORDER BY answer.date_start DESC, id

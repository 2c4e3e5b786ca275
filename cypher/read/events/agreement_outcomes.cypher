// ---
// summary: "Agreements and what became of them: what followed, and what passed between the parties since"
// description: "The graph knows no terms of agreements, so none is called in force or broken: followed_by holds the events that articles tie to it, since_then counts the events between two of its parties in the days after it, by type, with their first and last day. A party's branches and officials count for it; so does its soil."
// path: /agreement-outcomes
// ask:
//   example: "what became of the agreements between Iran and Pakistan?"
//   phrasings:
//     - "what (become|became|happen) (of|to|after) [the] <agreement>"
//     - "what (follow|come of|come after) [the] <agreement>"
//     - "(outcome|result|consequence|aftermath) of [the] <agreement>"
//     - "<agreement> and what (become of them|became of them|follow)"
// params:
//   between: {type: Actor, default: null, example: Iran, description: "One party: id or any spelling; branches and officials count"}
//   and: {type: Actor, default: null, example: Pakistan, description: "The other party"}
//   days: {type: int, default: 365, ge: 1, le: 3650, example: 90, description: "Days after the agreement that since_then looks at"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {between: Iran, and: Pakistan}
// returns:
//   id: str
//   status: Status
//   date_start: date?
//   date_end: date?
//   parties: [Party]
//   followed_by: [{id: str, type: EventType, date_start: "date?", kind: str}]
//   since_then: [{type: EventType, events: int, first: date, last: date}]
// ---
MATCH (event:Agreement)
WHERE true
// + happened
// + between
// + when
WITH event
ORDER BY event.date_start IS NULL, event.date_start DESC, event.id
SKIP $skip LIMIT $limit
RETURN
  event.id AS id,
  event.status AS status,
  event.date_start AS date_start,
  event.date_end AS date_end,
  COLLECT {
    MATCH (party:Entity)-[:PARTICIPATED_IN]->(event) RETURN {id: party.id, name: party.name} ORDER BY party.id
  } + [name IN event.participants_unnamed | {id: null, name: name}] AS parties,
  COLLECT {
    MATCH (event)<-[follows:FOLLOWS]-(later:Event)
    RETURN {id: later.id, type: later.type, date_start: later.date_start, kind: follows.kind}
    ORDER BY later.date_start, later.id, follows.kind
  } AS followed_by,
  COLLECT {
    MATCH (event)<-[:PARTICIPATED_IN]-(party:Entity)
    // From the party to its bodies, officials and places, and on to their later events.
    MATCH (party)(()<-[:PART_OF|HOLDS_OFFICE|LOCATED_IN]-(:Entity)){0,8}()-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(later:Event)
    WHERE later.date_start > event.date_end AND later.date_start <= event.date_end + duration({days: $days})
      AND NOT later.status IN ['planned', 'hypothetical']
    WITH later, count(DISTINCT party) AS parties
    WHERE parties > 1
    WITH later.type AS type, count(later) AS events, min(later.date_start) AS first, max(later.date_end) AS last
    RETURN {type: type, events: events, first: first, last: last} ORDER BY type
  } AS since_then
ORDER BY date_start IS NULL, date_start DESC, id

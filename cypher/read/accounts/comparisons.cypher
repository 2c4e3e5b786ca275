// ---
// summary: "What one publisher says against the others: its figures next to theirs, event by event"
// description: "Events that the publisher and somebody else report. A publisher without figures tells the event but no toll."
// path: /comparisons
// ask:
//   example: "compare Iberian Courier with other publishers"
//   phrasings:
//     - "compare {publisher:publisher} (with|to|and|against) [the] [other|rest] [publisher|newspaper|paper]"
//     - "how (do|does) [the] [figure of] {publisher:publisher} (differ from|compare with|compare to) [the] (other|rest) [publisher|newspaper]"
//     - "figure of {publisher:publisher} against (other|the others)"
// params:
//   publisher: {type: Publisher, example: Iberian Courier}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {publisher: Iberian Courier}
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
//   contested: bool
//   figures: [FigureRow]
//   others: [{publisher: str, figures: [FigureRow]}]
// ---
MATCH (:Article {publisher: $publisher})<-[:IN]-(:Claim)-[:REPORTS]->(event:Event)
WITH DISTINCT event
WHERE ($type IS NULL OR event.type = $type)
  AND EXISTS { MATCH (event)<-[:REPORTS]-(:Claim)-[:IN]->(other:Article) WHERE other.publisher <> $publisher }
// + happened
// + when
WITH event
ORDER BY event.date_start IS NULL, event.date_start DESC, event.id
SKIP $skip LIMIT $limit
RETURN
// + brief_columns
  , event.contested AS contested,
  COLLECT {
    MATCH (:Article {publisher: $publisher})<-[:IN]-(claim:Claim)-[:REPORTS]->(event), (claim)-[:GIVES]->(figure:Figure)
    RETURN
// + figure
    ORDER BY figure.id
  } AS figures,
  COLLECT {
    MATCH (event)<-[:REPORTS]-(claim:Claim)-[:IN]->(other:Article)
    WHERE other.publisher <> $publisher
    WITH other.publisher AS publisher, collect(claim) AS claims
    RETURN {
      publisher: publisher,
      figures: COLLECT {
        UNWIND claims AS claim
        MATCH (claim)-[:GIVES]->(figure:Figure)
        RETURN
// + figure
        ORDER BY figure.id
      }
    }
    ORDER BY publisher
  } AS others
ORDER BY date_start IS NULL, date_start DESC, id

// ---
// summary: "Casualty figures as they were said: how many, of whom, by whom, in which sentence"
// description: "A bound is open where the words leave it open: 'at least nine' has no high."
// path: /figures
// ask:
//   example: "casualty figures given by Pakistan"
//   phrasings:
//     - "[casualty] (figure|toll)"
//     - "casualty figure (for|of) {who:word}"
//     - "[casualty] (figure|toll) (given|said|stated|reported) by {speaker}"
//     - "[casualty] (figure|toll) (for|of) [the] (killed|dead) {kind=killed}"
//     - "[casualty] (figure|toll) (for|of) [the] (injured|wounded) {kind=injured}"
//     - "[casualty] (figure|toll) (for|of) {event}"
//     - "[casualty] figure (for|of) [the] (killed|dead) {kind=killed} according to {speaker}"
//     - "[casualty] figure (for|of) [the] (injured|wounded) {kind=injured} according to {speaker}"
//     - "[casualty] (figure|toll) according to {speaker}"
// params:
//   kind: {type: FigureKind, default: null, example: killed, description: "Killed, injured, ..."}
//   who: {type: str, default: null, max_length: 100, example: children, description: "A word of those who were counted"}
//   speaker: {type: Actor, default: null, example: Pakistan, description: "On whose word: id or any spelling; branches and officials count"}
//   event: {type: Event, default: null, example: strike-2024-01-16-balochistan-eedd3152}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {who: children}
// returns:
//   id: str
//   kind: FigureKind
//   who: str
//   low: int?
//   high: int?
//   speaker: Party?
//   event_id: str
//   event_type: EventType
//   date_start: date?
//   publisher: str
//   published: date?
//   sentence: str
// ---
MATCH (figure:Figure)<-[:GIVES]-(claim:Claim)-[:REPORTS]->(event:Event)
WHERE ($kind IS NULL OR figure.kind = $kind)
  AND ($who IS NULL OR toLower(figure.who) CONTAINS toLower($who))
  AND ($speaker IS NULL OR EXISTS { MATCH (figure)-[:SAID_BY]->(by:Entity) WHERE by.id IN $speaker })
  AND ($event IS NULL OR event.id = $event)
MATCH (claim)-[:IN]->(article:Article)
RETURN
  figure.id AS id,
  figure.kind AS kind,
  figure.who AS who,
  figure.low AS low,
  figure.high AS high,
  CASE WHEN figure.speaker IS NULL THEN null ELSE {
    id: head(COLLECT { MATCH (figure)-[:SAID_BY]->(by:Entity) RETURN by.id }), name: figure.speaker
  } END AS speaker,
  event.id AS event_id,
  event.type AS event_type,
  event.date_start AS date_start,
  article.publisher AS publisher,
  article.published AS published,
  claim.sentence AS sentence
ORDER BY date_start IS NULL, date_start DESC, event_id, published IS NULL, published, id
SKIP $skip LIMIT $limit

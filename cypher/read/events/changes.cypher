// ---
// summary: "What changed since a date: events first reported since then, and older ones with new reports"
// description: "By the dates of publication. An event is new when no article that reports it was published before; undated articles change nothing."
// path: /changes
// ask:
//   example: "what changed since 1 December 2024?"
//   phrasings:
//     - "what (change|is new|has change)"
//     - "(what's|whats|anything) new"
//     - "(change|news|update)"
//     - "new report [about|on|in|from]"
//     - "new report (about|on|in|from) {place}"
//     - "new report (about|on|of) {actor}"
//     - "what (change|is new) (in|about|on) {place}"
//     - "new (event|incident)"
//     - "what was (new|first) reported"
// params:
//   since: {type: date, example: 2024-12-01, description: "Published on this day or later"}
//   until: {type: date, default: null, example: 2025-12-31, description: "Published on this day or before"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {since: 2024-12-01}
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
//   change: str
//   articles: int
//   publishers: [str]
//   published: date
// ---
MATCH (article:Article)<-[:IN]-(:Claim)-[:REPORTS]->(event:Event)
WHERE article.published >= $since AND ($until IS NULL OR article.published <= $until)
WITH DISTINCT event, article
ORDER BY article.publisher
WITH event, count(article) AS articles, collect(DISTINCT article.publisher) AS publishers, max(article.published) AS published
WHERE ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + actor
WITH *
ORDER BY published DESC, event.id
SKIP $skip LIMIT $limit
RETURN
// + brief_columns
  , CASE WHEN EXISTS {
    MATCH (event)<-[:REPORTS]-(:Claim)-[:IN]->(earlier:Article) WHERE earlier.published < $since
  } THEN 'more reports' ELSE 'new' END AS change,
  articles,
  publishers,
  published
ORDER BY published DESC, id

// ---
// summary: "What was said, sentence by sentence: by a speaker, of an event, in an article"
// path: /claims
// ask:
//   example: "what did Iran say?"
//   phrasings:
//     - "what (did|has|does|do|have) {speaker} (say|state|claim|announce)"
//     - "(statement|sentence|claim) (by|of|from) {speaker}"
//     - "(statement|sentence|claim) (by|of|from) {speaker} (about|on|of) {event}"
//     - "what (did|has|does) {speaker} say (about|on|of) {event}"
//     - "(statement|sentence|claim) in article {article}"
//     - "{speaker:adjective} statement"
//     - "{speaker} 's statement"
// params:
//   speaker: {type: Actor, default: null, example: Iran, description: "Who said it: id or any spelling; branches and officials count"}
//   event: {type: Event, default: null}
//   article: {type: Article, default: null}
//   status: {type: Status, default: null, example: denied, description: "How the sentence puts it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {speaker: Iran}
// returns: ClaimRow
// ---
MATCH (event:Event)<-[:REPORTS]-(claim:Claim)-[:IN]->(article:Article)
WHERE ($speaker IS NULL OR EXISTS { MATCH (claim)-[:SAID_BY]->(by:Entity) WHERE by.id IN $speaker })
  AND ($event IS NULL OR event.id = $event)
  AND ($article IS NULL OR article.id = $article)
  AND ($status IS NULL OR claim.status = $status)
WITH event, claim, article
ORDER BY article.published IS NULL, article.published DESC, article.id, claim.start, claim.id
SKIP $skip LIMIT $limit
// + claim_columns
ORDER BY published IS NULL, published DESC, article_id, start, id

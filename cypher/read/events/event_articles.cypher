// ---
// summary: "The articles that report an event, in order of publication: how its story grew"
// path: /events/{id}/articles
// ask:
//   example: "which articles report strike-2024-01-16-balochistan-80f7d5?"
//   phrasings:
//     - "(article|report|story|coverage) (about|on|of|report|cover) [event] {id}"
//     - "who report [event] {id}"
//     - "how did the story of [event] {id} grow"
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-eedd3152}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   title: str
//   publisher: str
//   published: date?
//   url: str?
//   days_after: int?
//   claims: int
//   figures: [FigureRow]
//   sentence: str
// ---
MATCH (event:Event {id: $id})<-[:REPORTS]-(claim:Claim)-[:IN]->(article:Article)
ORDER BY claim.rank, claim.start, claim.id
WITH event, article, collect(claim) AS claims
RETURN
  article.id AS id,
  article.title AS title,
  article.publisher AS publisher,
  article.published AS published,
  article.url AS url,
  duration.inDays(event.date_end, article.published).days AS days_after,
  size(claims) AS claims,
  COLLECT {
    UNWIND claims AS claim
    MATCH (claim)-[:GIVES]->(figure:Figure)
    RETURN
// + figure
    ORDER BY figure.id
  } AS figures,
  claims[0].sentence AS sentence
ORDER BY published IS NULL, published, id
SKIP $skip LIMIT $limit

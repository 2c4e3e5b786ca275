// ---
// summary: "Articles, newest first"
// path: /articles
// ask:
//   example: "articles published in January 2024"
//   phrasings:
//     - "article"
//     - "article [published] (by|from|of|in) {publisher:publisher}"
//     - "news article"
//     - "what (did|has) {publisher:publisher} publish"
// params:
//   publisher: {type: str, default: null, max_length: 200, description: "A part of the publisher's name"}
//   since: {type: date, default: null, example: 2024-01-01, description: "Published on this day or later"}
//   until: {type: date, default: null, example: 2024-12-31, description: "Published on this day or before"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   title: str
//   publisher: str
//   published: date?
//   url: str?
//   claims: int
//   events: int
// ---
MATCH (article:Article)
WHERE ($publisher IS NULL OR toLower(article.publisher) CONTAINS toLower($publisher))
  AND ($since IS NULL OR article.published >= $since)
  AND ($until IS NULL OR article.published <= $until)
RETURN
  article.id AS id,
  article.title AS title,
  article.publisher AS publisher,
  article.published AS published,
  article.url AS url,
  COUNT { (article)<-[:IN]-(:Claim) } AS claims,
  COUNT { MATCH (article)<-[:IN]-(:Claim)-[:REPORTS]->(event:Event) RETURN DISTINCT event } AS events
ORDER BY published IS NULL, published DESC, id
SKIP $skip LIMIT $limit

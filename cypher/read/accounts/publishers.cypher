// ---
// summary: "Publishers: how much they report, and how much of it nobody else does"
// path: /publishers
// ask:
//   example: "list publishers"
//   phrasings:
//     - "publisher"
//     - "(newspaper|paper|outlet|news source|medium|media)"
//     - "who publish"
// params:
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   articles: int
//   claims: int
//   events: int
//   alone: int
//   contested: int
//   first: date?
//   last: date?
// ---
MATCH (article:Article)
WITH article.publisher AS publisher, collect(article) AS articles, min(article.published) AS first, max(article.published) AS last
CALL (publisher, articles) {
  UNWIND articles AS article
  OPTIONAL MATCH (article)<-[:IN]-(claim:Claim)-[:REPORTS]->(event:Event)
  WITH event, count(claim) AS claims, publisher
  RETURN
    sum(claims) AS claims,
    count(event) AS events,
    // count of the events that no other publisher reports
    sum(CASE WHEN event IS NULL OR EXISTS {
      MATCH (event)<-[:REPORTS]-(:Claim)-[:IN]->(other:Article) WHERE other.publisher <> publisher
    } THEN 0 ELSE 1 END) AS alone,
    sum(CASE WHEN event.contested THEN 1 ELSE 0 END) AS contested
}
RETURN
  CASE publisher WHEN '' THEN 'unknown' ELSE publisher END AS id,
  size(articles) AS articles, claims, events, alone, contested, first, last
ORDER BY articles DESC, events DESC, id
SKIP $skip LIMIT $limit

// Publishers by their name, then by a part of it.
CALL () {
  MATCH (article:Article {publisher: $given})
  RETURN article.publisher AS publisher, 0 AS how
  UNION
  MATCH (article:Article)
  WHERE toLower(article.publisher) = toLower($given)
  RETURN article.publisher AS publisher, 1 AS how
  UNION
  MATCH (article:Article)
  WHERE toLower(article.publisher) CONTAINS toLower($given)
  RETURN article.publisher AS publisher, 2 AS how
}
WITH publisher, min(how) AS how
RETURN
  publisher AS id, publisher AS name, 'publisher' AS kind, how, 0 AS rank,
  COUNT { MATCH (:Article {publisher: publisher})<-[:IN]-(:Claim)-[:REPORTS]->(event:Event) RETURN DISTINCT event } AS events

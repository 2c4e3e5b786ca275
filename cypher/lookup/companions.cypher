// The tellings of an article, each with another of the same event that other articles tell.
MATCH (:Article {id: $id})<-[:IN]-(claim:Claim)-[:REPORTS]->(event:Event)
WITH DISTINCT claim.telling AS anchor, event
MATCH (event)<-[:REPORTS]-(other:Claim)-[:IN]->(article:Article)
WHERE article.id <> $id
RETURN anchor, min(other.telling) AS companion
ORDER BY anchor

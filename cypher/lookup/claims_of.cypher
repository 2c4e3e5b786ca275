// The claims of some articles.
MATCH (article:Article)<-[:IN]-(claim:Claim)
WHERE article.id IN $ids
RETURN claim.id AS id

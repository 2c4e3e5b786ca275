// Claims whose sentence does not stand where they say.
MATCH (claim:Claim)
OPTIONAL MATCH (claim)-[:IN]->(article:Article)
WITH claim, CASE
  WHEN 0 <= claim.start <= claim.end THEN substring(article.text, claim.start, claim.end - claim.start) = claim.sentence
END AS there
WHERE NOT coalesce(there, false)
RETURN claim.id AS id

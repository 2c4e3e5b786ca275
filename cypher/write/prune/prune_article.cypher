// ---
// summary: "Removes what an article no longer says: its claims that this run did not write"
// rows:
//   article_id: str
// ---
UNWIND $rows AS row
MATCH (:Article {id: row.article_id})<-[:IN]-(claim:Claim)
WHERE claim.run <> $run
OPTIONAL MATCH (claim)-[:GIVES]->(figure:Figure)
DETACH DELETE figure, claim

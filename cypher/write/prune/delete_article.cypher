// ---
// summary: Removes an article with all that it said
// rows:
//   article_id: str
// ---
UNWIND $rows AS row
MATCH (article:Article {id: row.article_id})
OPTIONAL MATCH (article)<-[:IN]-(claim:Claim)
OPTIONAL MATCH (claim)-[:GIVES]->(figure:Figure)
DETACH DELETE figure, claim, article

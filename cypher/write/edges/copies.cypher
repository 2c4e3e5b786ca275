// ---
// summary: Articles that carry the text of an earlier one, with the share of its phrases
// rows:
//   article: str
//   of: str
//   share: float
// ---
UNWIND $rows AS row
MATCH (copy:Article {id: row.article})
MATCH (original:Article {id: row.of})
MERGE (copy)-[edge:COPIES]->(original)
SET edge.share = row.share, edge.run = $run

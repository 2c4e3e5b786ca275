// ---
// summary: Removes figures that an article's claims no longer give
// rows:
//   article_id: str
// ---
UNWIND $rows AS row
MATCH (:Article {id: row.article_id})<-[:IN]-(:Claim)-[:GIVES]->(figure:Figure)
WHERE figure.run <> $run
DETACH DELETE figure

// ---
// summary: "All that was said of an event, sentence by sentence"
// path: /events/{id}/claims
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-eedd3152}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns: ClaimRow
// ---
MATCH (event:Event {id: $id})<-[:REPORTS]-(claim:Claim)-[:IN]->(article:Article)
// + claim_columns
ORDER BY published IS NULL, published, article_id, start, id
SKIP $skip LIMIT $limit

// ---
// summary: "All that was said of an event, sentence by sentence"
// path: /events/{id}/claims
// ask:
//   example: "what was said about strike-2024-01-16-balochistan-80f7d5?"
//   phrasings:
//     - "what (was|is|has been|were) said (about|of|on) [event] {id}"
//     - "(claim|sentence|statement) (about|of|on) [event] {id}"
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-eedd3152}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns: ClaimRow
// ---
MATCH (event:Event {id: $id})<-[:REPORTS]-(claim:Claim)-[:IN]->(article:Article)
// + claim_columns
ORDER BY published IS NULL, published, article_id, start, id
SKIP $skip LIMIT $limit

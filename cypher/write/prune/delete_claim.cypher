// ---
// summary: Removes a claim with its figures
// rows:
//   claim_id: str
// ---
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim_id})
OPTIONAL MATCH (claim)-[:GIVES]->(figure:Figure)
DETACH DELETE figure, claim

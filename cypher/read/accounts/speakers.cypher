// ---
// summary: "Who speaks, how much, and how: sentences on their word, responsibility claimed, denied, blamed"
// description: "A speaker whom articles only describe ('gunmen', 'state media') has no id of an entity."
// path: /speakers
// ask:
//   example: "who speaks most"
//   phrasings:
//     - "who (speak|talk) [the] [most|how much]"
//     - "speaker"
//     - "{kind=state} state speak [the] (most|how much)"
//     - "{kind=group} group speak [the] (most|how much)"
//     - "who is quoted [the] [most]"
//     - "most quoted [speaker]"
// params:
//   kind: {type: EntityKind, default: null, example: state, description: "Only entities of this kind"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {kind: state}
// returns:
//   id: str
//   speaker: Party
//   claims: int
//   statuses: [{status: Status, claims: int}]
//   figures: int
//   articles: int
//   responsibility_claims: int
//   denials: int
//   accusations: int
// ---
CALL () {
  MATCH (claim:Claim)
  WHERE claim.speaker IS NOT NULL
  OPTIONAL MATCH (claim)-[:SAID_BY]->(by:Entity)
  RETURN by, coalesce(by.name, claim.speaker) AS name, claim
  UNION
  MATCH (by:Entity)-[:CLAIMED|DENIED|BLAMED]->()
  RETURN by, by.name AS name, null AS claim
}
WITH by, name, collect(claim) AS claims
WHERE $kind IS NULL OR by.kind = $kind
RETURN
  coalesce(by.id, name) AS id,
  {id: by.id, name: name} AS speaker,
  size(claims) AS claims,
  COLLECT {
    UNWIND claims AS claim
    WITH claim.status AS status, count(*) AS number
    RETURN {status: status, claims: number} ORDER BY status
  } AS statuses,
  COUNT { UNWIND claims AS claim MATCH (claim)-[:GIVES]->(:Figure) } AS figures,
  COUNT { UNWIND claims AS claim MATCH (claim)-[:IN]->(article:Article) RETURN DISTINCT article } AS articles,
  COUNT { (by)-[:CLAIMED]->(:Event) } AS responsibility_claims,
  COUNT { (by)-[:DENIED]->(:Event) } AS denials,
  COUNT { (by)-[:BLAMED]->(:Entity) } AS accusations
ORDER BY claims DESC, responsibility_claims + denials + accusations DESC, id
SKIP $skip LIMIT $limit

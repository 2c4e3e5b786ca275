// ---
// summary: "What people judged: same, not same, rejected, corrected; by whom, when, why; undone or in force"
// description: "A judgement holds accounts (what an article tells of an event), claims or entities, since events come and go: events are those that its accounts belong to now."
// path: /judgements
// ask:
//   example: "judgements by analyst"
//   phrasings:
//     - "judgement"
//     - "judgment"
//     - "(judgement|judgment) (by|of|from) {by:word}"
//     - "(judgement|judgment) (that|which) (were|was) (undone|taken back) {undone=true}"
//     - "undone (judgement|judgment) {undone=true}"
//     - "(judgement|judgment) [still] in force {undone=false}"
//     - "(judgement|judgment) (on|of) {event}"
// params:
//   verdict: {type: Verdict, default: null, example: not_same, description: "Only verdicts of this kind"}
//   by: {type: str, default: null, max_length: 200, example: analyst, description: "Only those of this person"}
//   event: {type: Event, default: null, example: strike-2024-01-16-balochistan-eedd3152}
//   undone: {type: bool, default: null, example: false, description: "Only what was taken back, or only what is in force"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {undone: false}
// returns:
//   id: str
//   verdict: Verdict
//   subject: str
//   one: [str]
//   other: [str]
//   field: str?
//   values: [str]
//   by: str
//   at: str
//   why: str
//   undone_at: str?
//   undone_by: str?
//   events: [str]
// ---
MATCH (judgement:Judgement)
WHERE ($verdict IS NULL OR judgement.verdict = $verdict)
  AND ($by IS NULL OR judgement.by = $by)
  AND ($undone IS NULL OR $undone = (judgement.undone_at IS NOT NULL))
WITH judgement, COLLECT {
  UNWIND judgement.one + judgement.other AS held
  MATCH (claim:Claim)-[:REPORTS]->(event:Event)
  WHERE claim.telling = held OR claim.id = held
  RETURN DISTINCT event.id ORDER BY event.id
} AS events
WHERE $event IS NULL OR $event IN events
RETURN
  judgement.id AS id, judgement.verdict AS verdict, judgement.subject AS subject, judgement.one AS one, judgement.other AS other,
  judgement.field AS field, judgement.values AS values, judgement.by AS by, judgement.at AS at, judgement.why AS why,
  judgement.undone_at AS undone_at, judgement.undone_by AS undone_by, events
ORDER BY at DESC, id
SKIP $skip LIMIT $limit

// ---
// summary: What people judged, undone or not
// rows:
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
// ---
// `one` and `other` are anchors of tellings (subject event), ids of entities, or ids of claims: events come and go, these stay. Instants are ISO, UTC.
UNWIND $rows AS row
MERGE (judgement:Judgement {id: row.id})
SET judgement = row {.*}, judgement.run = $run

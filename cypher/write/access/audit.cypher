// ---
// summary: Who changed what and why, written together with the change
// rows:
//   id: str
//   who: str
//   action: str
//   subject: str
//   why: str
// ---
UNWIND $rows AS row
MERGE (audit:Audit {id: row.id})
ON CREATE SET audit.at = datetime(), audit += row, audit.run = $run

// ---
// summary: Who changed what and why, written together with the change
// rows:
//   id: str
//   who: str
//   action: str
//   subject: str
//   why: str
//   at: str?
// ---
// `at` is now, but for audits that come back from a backup. An audit that is there is never changed.
UNWIND $rows AS row
MERGE (audit:Audit {id: row.id})
ON CREATE SET audit += row, audit.at = coalesce(datetime(row.at), datetime()), audit.run = $run

// ---
// summary: "Who changed what and why, the latest change first"
// path: /audits
// ask:
//   example: "who changed what"
//   phrasings:
//     - "who change what"
//     - "who change {subject:id}"
//     - "change made by {who:word}"
//     - "change by {who:word}"
//     - "audit [record|trail|log]"
//     - "audit of {who:word}"
// params:
//   subject: {type: str, default: null, max_length: 200, example: a1, description: "Id of what was changed: an article, a judgement, a key"}
//   who: {type: str, default: null, max_length: 200, example: desk, description: "Name of the key or of the person"}
//   since: {type: date, default: null, example: 2024-01-01, description: "Changed on this day or later (UTC)"}
//   until: {type: date, default: null, example: 2034-12-31, description: "Changed on this day or before (UTC)"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   at: str
//   who: str
//   action: str
//   subject: str
//   why: str
// ---
MATCH (audit:Audit)
WHERE ($subject IS NULL OR audit.subject = $subject)
  AND ($who IS NULL OR audit.who = $who)
  AND ($since IS NULL OR date(audit.at) >= $since)
  AND ($until IS NULL OR date(audit.at) <= $until)
RETURN
  audit.id AS id,
  toString(audit.at) AS at,
  audit.who AS who,
  audit.action AS action,
  audit.subject AS subject,
  audit.why AS why
ORDER BY audit.at DESC, id
SKIP $skip LIMIT $limit

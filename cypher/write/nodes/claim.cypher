// ---
// summary: Claims, each with its event, its article and its speaker
// rows:
//   id: str
//   event_id: str
//   article_id: str
//   rank: int
//   sentence: str
//   start: int
//   end: int
//   trigger: str
//   status: Status
//   speaker: str?
//   speaker_id: str?
// ---
// `rank` is 0 for the sentence of the article that carries the event best.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (article:Article {id: row.article_id})
MERGE (claim:Claim {id: row.id})
SET claim += row {.rank, .sentence, .start, .end, .trigger, .status, .speaker}, claim.run = $run
WITH claim, event, article, row
OPTIONAL MATCH (claim)-[old:REPORTS|SAID_BY]->(other)
WHERE NOT other.id IN [row.event_id, coalesce(row.speaker_id, '')]
DELETE old
WITH DISTINCT claim, event, article, row
MERGE (claim)-[reports:REPORTS]->(event)
SET reports.run = $run
MERGE (claim)-[in:IN]->(article)
SET in.run = $run
WITH claim, row
MATCH (speaker:Entity {id: row.speaker_id})
MERGE (claim)-[said_by:SAID_BY]->(speaker)
SET said_by.run = $run

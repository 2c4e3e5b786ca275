// ---
// summary: Claims, each with its article, its speaker, and its event unless a person rejected it
// rows:
//   id: str
//   event_id: str?
//   article_id: str
//   telling: str
//   rank: int
//   sentence: str
//   start: int
//   end: int
//   trigger: str
//   status: Status
//   speaker: str?
//   speaker_id: str?
// ---
// `rank` is 0 for the sentence of the article that carries the event best; `telling` is shared by the claims of an article about one event.
UNWIND $rows AS row
MATCH (article:Article {id: row.article_id})
MERGE (claim:Claim {id: row.id})
SET claim += row {.telling, .rank, .sentence, .start, .end, .trigger, .status, .speaker}, claim.rejected = row.event_id IS NULL,
  claim.run = $run
MERGE (claim)-[in:IN]->(article)
SET in.run = $run
WITH claim, row
CALL (claim, row) {
  MATCH (claim)-[old:REPORTS|SAID_BY]->(other)
  WHERE NOT other.id IN [coalesce(row.event_id, ''), coalesce(row.speaker_id, '')]
  DELETE old
}
CALL (claim, row) {
  MATCH (event:Event {id: row.event_id})
  MERGE (claim)-[reports:REPORTS]->(event)
  SET reports.run = $run
}
CALL (claim, row) {
  MATCH (speaker:Entity {id: row.speaker_id})
  MERGE (claim)-[said_by:SAID_BY]->(speaker)
  SET said_by.run = $run
}

// ---
// summary: Casualty figures as claims give them
// rows:
//   id: str
//   claim_id: str
//   kind: FigureKind
//   who: str
//   low: int?
//   high: int?
//   speaker: str?
//   speaker_id: str?
// ---
// A bound is absent where the words leave it open: "at least 9" has no `high`.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim_id})
MERGE (figure:Figure {id: row.id})
SET figure += row {.kind, .who, .low, .high, .speaker}, figure.run = $run
MERGE (claim)-[gives:GIVES]->(figure)
SET gives.run = $run
WITH figure, row
OPTIONAL MATCH (figure)-[old:SAID_BY]->(other)
WHERE row.speaker_id IS NULL OR other.id <> row.speaker_id
DELETE old
WITH DISTINCT figure, row
MATCH (speaker:Entity {id: row.speaker_id})
MERGE (figure)-[said_by:SAID_BY]->(speaker)
SET said_by.run = $run

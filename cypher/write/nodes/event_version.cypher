// ---
// summary: Events as articles told them until more was published
// rows:
//   key: str
//   id: str
//   anchor: str
//   type: EventType
//   status: Status
//   date_start: date?
//   date_end: date?
//   date_precision: Precision
//   killed_low: int?
//   killed_best: int?
//   killed_high: int?
//   killed_latest: int?
//   killed_majority: int?
//   injured_low: int?
//   injured_best: int?
//   injured_high: int?
//   injured_latest: int?
//   injured_majority: int?
//   weapon: str?
//   reports: int
//   origins: int
//   contested: bool
//   contested_on: [str]
//   reasons: [str]
//   plover: str?
//   acled: str?
//   initiators_unnamed: [str]
//   targets_unnamed: [str]
//   participants_unnamed: [str]
//   initiators: [str]
//   targets: [str]
//   participants: [str]
//   places: [str]
//   known_from: date?
//   known_until: date?
// ---
// `id` is that of the event. A version holds from `known_from` until the day before `known_until`, or without end.
UNWIND $rows AS row
MATCH (event:Event {id: row.id})
MERGE (version:EventVersion {key: row.key})
SET version = row {.*}, version.run = $run
MERGE (version)-[edge:VERSION_OF]->(event)
SET edge.run = $run
WITH version, row
MATCH (version)-[old:VERSION_OF]->(other)
WHERE other.id <> row.id
DELETE old

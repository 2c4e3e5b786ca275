// ---
// summary: Events, with the label of their type
// rows:
//   id: str
//   type: EventType
//   label: Label
//   status: Status
//   date_start: date?
//   date_end: date?
//   date_precision: Precision
//   killed_low: int?
//   killed_best: int?
//   killed_high: int?
//   injured_low: int?
//   injured_best: int?
//   injured_high: int?
//   weapon: str?
//   reports: int
//   origins: int
//   contested: bool
//   reasons: [str]
//   plover: str?
//   acled: str?
//   initiators_unnamed: [str]
//   targets_unnamed: [str]
//   participants_unnamed: [str]
// ---
UNWIND $rows AS row
MERGE (event:Event {id: row.id})
SET event:$(row.label)
REMOVE event:$([label IN labels(event) WHERE NOT label IN ['Event', row.label]])
SET event += row {.*, label: null}, event.run = $run

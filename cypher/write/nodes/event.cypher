// ---
// summary: Events, with the label of their type
// rows:
//   id: str
//   anchor: str
//   type: EventType
//   label: Label
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
//   changed: date?
//   digest: str
// ---
// `digest` tells whether anything of the event changed: its claims, figures and edges, too. `initiators`, `targets`, `participants` and `places` are the ids at the other ends of its edges, places in order. It was first told on `known_from` and as
// it stands since `changed` (publication dates; null where an undated article tells of it, too). `anchor` is that of its first telling, whose end ends the id; `best` follows the conservative policy.
UNWIND $rows AS row
MERGE (event:Event {id: row.id})
SET event:$(row.label)
REMOVE event:$([label IN labels(event) WHERE NOT label IN ['Event', row.label]])
SET event += row {.*, label: null}, event.run = $run

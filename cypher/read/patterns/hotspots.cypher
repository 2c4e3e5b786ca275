// ---
// summary: "Hot spots: where violence happens, by events and casualties"
// description: "Attacks, strikes and clashes unless a type is asked for. level=place takes places as they are reported; province and state gather what lies inside them. Figures are sums over the events of a place."
// path: /hotspots
// ask:
//   example: "hot spots of violence by province"
//   phrasings:
//     - "(hot spot|hotspot) [of violence]"
//     - "(hot spot|hotspot) [of violence] by province {level=province}"
//     - "(hot spot|hotspot) [of violence] by (state|country) {level=state}"
//     - "(hot spot|hotspot) of {type}"
//     - "most (violent|dangerous|affected) (place|town|city)"
//     - "most (violent|dangerous|affected) province {level=province}"
//     - "most {type} (place|town|city)"
//     - "most {type} province {level=province}"
//     - "where (do|did|does) [the] most {type} (happen|occur|take place)"
//     - "where (do|did|does) {actor:group} (strike|attack|act) [the] (most|most often)"
//     - "where is [the] violence [the] worst"
//     - "where (do|does|did) violence happen [most]"
//     - "(province|provinces) with [the] most {type} {level=province}"
//     - "(place|town|city) with [the] most {type}"
// params:
//   level: {choices: [place, province, state], default: place, example: province, description: "What a row stands for"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type; without it all violence"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {level: province}
//   - {actor: Jaish al-Adl}
// returns:
//   id: str
//   name: str
//   within: [str]
//   location: Location?
//   precision: str?
//   events: int
//   killed: Bounds
//   injured: Bounds
//   first: date?
//   last: date?
//   deadliest: str
// ---
MATCH (event:Event)
WHERE true
// + violence
// + happened
// + where_place
// + actor
// + when
MATCH (event)-[:LOCATED_IN]->(at:Entity)-[:LOCATED_IN]->{0,8}(spot:Entity)
WHERE CASE $level WHEN 'place' THEN spot = at WHEN 'province' THEN spot.subkind = 'province' ELSE spot:State END
WITH DISTINCT spot, event
ORDER BY coalesce(event.killed_best, 0) DESC, event.id
WITH
  spot,
  count(event) AS events,
// + toll
  , min(event.date_start) AS first,
  max(event.date_end) AS last,
  head(collect(event.id)) AS deadliest
ORDER BY events DESC, killed.best DESC, spot.id
SKIP $skip LIMIT $limit
RETURN
  spot.id AS id,
  spot.name AS name,
  COLLECT {
    MATCH way = (spot)-[:LOCATED_IN]->{1,8}(outer:Entity)
    WITH outer, min(length(way)) AS steps
    RETURN outer.name ORDER BY steps, outer.id
  } AS within,
  CASE WHEN spot.location IS NULL THEN null
    ELSE {latitude: spot.location.latitude, longitude: spot.location.longitude}
  END AS location,
  spot.precision AS precision,
  events, killed, injured, first, last, deadliest
ORDER BY events DESC, killed.best DESC, id

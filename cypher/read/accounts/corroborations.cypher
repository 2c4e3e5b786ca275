// ---
// summary: "The most or the least corroborated events, by independent origins"
// description: "Copies of one text count as one origin. Among equals those with more (or fewer) reports come first, then the latest."
// path: /corroborations
// ask:
//   example: "least corroborated attacks in Balochistan"
//   phrasings:
//     - "(most|best) corroborated {order=most} (event|incident)"
//     - "(most|best) corroborated {order=most} {type}"
//     - "(least|worst|poorly) corroborated {order=least} (event|incident)"
//     - "(least|worst|poorly) corroborated {order=least} {type}"
// params:
//   order: {choices: [most, least], default: most, example: least, description: "Which come first"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {order: least, type: attack}
// returns:
//   id: str
//   type: EventType
//   status: Status
//   date_start: date?
//   date_end: date?
//   place: Ref?
//   initiators: [ActorRef]
//   targets: [ActorRef]
//   killed: Bounds
//   origins: int
//   reports: int
//   claims: int
//   publishers: [str]
//   contested: bool
// ---
MATCH (event:Event)
WHERE ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + actor
// + when
WITH event, CASE $order WHEN 'most' THEN -1 ELSE 1 END AS sign
ORDER BY sign * event.origins, sign * event.reports, event.date_start IS NULL, event.date_start DESC, event.id
SKIP $skip LIMIT $limit
RETURN
// + brief_columns
  , event.origins AS origins,
  event.reports AS reports,
  COUNT { (event)<-[:REPORTS]-(:Claim) } AS claims,
  COLLECT {
    MATCH (event)<-[:REPORTS]-(:Claim)-[:IN]->(article:Article) RETURN DISTINCT article.publisher ORDER BY article.publisher
  } AS publishers,
  event.contested AS contested
ORDER BY sign * origins, sign * reports, date_start IS NULL, date_start DESC, id

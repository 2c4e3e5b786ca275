// ---
// summary: "Events whose accounts differ, widest gap first"
// description: "gap is the distance between the lowest and the highest figure of the killed, or of the injured where that is wider. /events/{id}/dispute sets the accounts of one event side by side."
// path: /disputes
// ask:
//   example: "disputed attacks in Balochistan"
//   phrasings:
//     - "disputed (event|incident)"
//     - "disputed {type}"
//     - "dispute"
//     - "(event|incident) whose account differ"
//     - "{type} whose account differ"
//     - "[where] (do|does) [the] account [of] differ"
//     - "[where] (do|does) [the] account of {type} differ"
//     - "(differing|conflicting|rival) account of (event|incident)"
//     - "(differing|conflicting|rival) account of [the] {type}"
// params:
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   actor: {type: Actor, default: null, example: Jaish al-Adl, description: "Takes part in any role: id or any spelling; branches and officials count"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {type: strike}
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
//   injured: Bounds
//   gap: int
//   figures: int
//   speakers: int
//   publishers: int
// ---
MATCH (event:Event {contested: true})
WHERE ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + actor
// + when
WITH event, reduce(widest = 0, gap IN [
  coalesce(event.killed_high - event.killed_low, 0), coalesce(event.injured_high - event.injured_low, 0)
] | CASE WHEN gap > widest THEN gap ELSE widest END) AS gap
ORDER BY gap DESC, event.id
SKIP $skip LIMIT $limit
RETURN
// + brief_columns
  , {low: event.injured_low, best: event.injured_best, high: event.injured_high} AS injured,
  gap,
  COUNT { (event)<-[:REPORTS]-(:Claim)-[:GIVES]->(:Figure) } AS figures,
  COUNT {
    MATCH (event)<-[:REPORTS]-(claim:Claim) WHERE claim.speaker IS NOT NULL
    RETURN claim.speaker AS speaker
    UNION
    MATCH (event)<-[:REPORTS]-(:Claim)-[:GIVES]->(figure:Figure) WHERE figure.speaker IS NOT NULL
    RETURN figure.speaker AS speaker
  } AS speakers,
  COUNT { MATCH (event)<-[:REPORTS]-(:Claim)-[:IN]->(article:Article) RETURN DISTINCT article.publisher } AS publishers
ORDER BY gap DESC, id

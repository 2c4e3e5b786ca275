// ---
// summary: "The accounts of an event side by side: figures, responsibility claimed, denied, blamed, by whom"
// description: "contested_on says on what accounts differ. best is what the policy takes: the lowest of the latest totals of independent origins (conservative), the total of whoever published last (latest), or the one that most origins give (majority). Vague words count by the conventions of event data: 'dozens' is 12 or more."
// path: /events/{id}/dispute
// ask:
//   example: "accounts of strike-2024-01-16-balochistan-80f7d5 side by side"
//   phrasings:
//     - "[the] account of [event] {id} [side by side]"
//     - "(dispute about|dispute over|rival account of) [event] {id}"
//     - "how do [the] account of [event] {id} differ"
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-eedd3152}
//   policy: {choices: [conservative, latest, majority], default: conservative, example: majority, description: "Which total is the best one"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
// returns:
//   id: str
//   type: EventType
//   status: Status
//   contested: bool
//   contested_on: [str]
//   killed: Bounds
//   injured: Bounds
//   figures: [{kind: FigureKind, who: str, low: "int?", high: "int?", speaker: "Party?", claim_id: str, publisher: str}]
//   statuses: [{status: Status, claims: int, publishers: [str]}]
//   claimed_by: [Ref]
//   denied_by: [Ref]
//   blamed: [{by: Ref, whom: Ref}]
// one: true
// ---
MATCH (latest:Event {id: $id})
// + as_of
WITH event
WHERE event IS NOT NULL
RETURN
  event.id AS id,
  event.type AS type,
  event.status AS status,
  event.contested AS contested,
  coalesce(event.contested_on, []) AS contested_on,
  {
    low: event.killed_low, high: event.killed_high,
    best: CASE $policy WHEN 'latest' THEN event.killed_latest WHEN 'majority' THEN event.killed_majority ELSE event.killed_best END
  } AS killed,
  {
    low: event.injured_low, high: event.injured_high,
    best: CASE $policy WHEN 'latest' THEN event.injured_latest WHEN 'majority' THEN event.injured_majority ELSE event.injured_best END
  } AS injured,
  COLLECT {
    MATCH (:Event {id: event.id})<-[:REPORTS]-(claim:Claim)-[:GIVES]->(figure:Figure), (claim)-[:IN]->(article:Article)
    WHERE $as_of IS NULL OR article.published <= $as_of
    RETURN {
      kind: figure.kind, who: figure.who, low: figure.low, high: figure.high, claim_id: claim.id, publisher: article.publisher,
      speaker: CASE WHEN figure.speaker IS NULL THEN null ELSE {
        id: head(COLLECT { MATCH (figure)-[:SAID_BY]->(by:Entity) RETURN by.id }), name: figure.speaker
      } END
    }
    ORDER BY figure.kind DESC, article.published IS NULL, article.published, figure.id
  } AS figures,
  COLLECT {
    MATCH (:Event {id: event.id})<-[:REPORTS]-(claim:Claim)-[:IN]->(article:Article)
    WHERE $as_of IS NULL OR article.published <= $as_of
    WITH claim, article
    ORDER BY article.publisher
    WITH claim.status AS status, count(claim) AS claims, collect(DISTINCT article.publisher) AS publishers
    RETURN {status: status, claims: claims, publishers: publishers} ORDER BY status
  } AS statuses,
// + attributions

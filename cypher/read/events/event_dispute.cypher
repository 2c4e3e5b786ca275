// ---
// summary: "The accounts of an event side by side: figures, responsibility claimed, denied, blamed, by whom"
// path: /events/{id}/dispute
// ask:
//   example: "accounts of strike-2024-01-16-balochistan-80f7d5 side by side"
//   phrasings:
//     - "[the] account of [event] {id} [side by side]"
//     - "(dispute about|dispute over|rival account of) [event] {id}"
//     - "how do [the] account of [event] {id} differ"
// params:
//   id: {type: Event, example: strike-2024-01-16-balochistan-80f7d5}
// returns:
//   id: str
//   type: EventType
//   contested: bool
//   figures: [{kind: FigureKind, who: str, low: "int?", high: "int?", speaker: "Party?", claim_id: str, publisher: str}]
//   claimed_by: [Ref]
//   denied_by: [Ref]
//   blamed: [{by: Ref, whom: Ref}]
// one: true
// ---
MATCH (event:Event {id: $id})
RETURN
  event.id AS id,
  event.type AS type,
  event.contested AS contested,
  COLLECT {
    MATCH (event)<-[:REPORTS]-(claim:Claim)-[:GIVES]->(figure:Figure), (claim)-[:IN]->(article:Article)
    RETURN {
      kind: figure.kind, who: figure.who, low: figure.low, high: figure.high, claim_id: claim.id, publisher: article.publisher,
      speaker: CASE WHEN figure.speaker IS NULL THEN null ELSE {
        id: head(COLLECT { MATCH (figure)-[:SAID_BY]->(by:Entity) RETURN by.id }), name: figure.speaker
      } END
    }
    ORDER BY figure.kind DESC, article.published IS NULL, article.published, figure.id
  } AS figures,
// + attributions

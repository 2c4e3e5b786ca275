// ---
// summary: "Entities that appear with an entity: in the same events, or in events of the same articles"
// path: /entities/{id}/co-occurrences
// ask:
//   example: "who appears with Jaish al-Adl?"
//   phrasings:
//     - "who (appear|occur) [together] with {id}"
//     - "{kind=state} state (appear|occur) [together] with {id}"
//     - "{kind=group} group (appear|occur) [together] with {id}"
//     - "{kind=person} (person|people) (appear|occur) [together] with {id}"
//     - "entity (appear|occur) [together] with {id}"
//     - "co occurrence (of|with) {id}"
// params:
//   id: {type: Entity, example: jaish-al-adl}
//   kind: {type: EntityKind, default: null, example: state, description: "Only entities of this kind"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   name: str
//   kind: EntityKind
//   events: int
//   articles: int
//   last: date?
// ---
MATCH (entity:Entity {id: $id})
CALL (entity) {
  MATCH (entity)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(event:Event)
  MATCH (event)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(other:Entity)
  RETURN other, event, null AS article
  UNION
  MATCH (entity)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(:Event)<-[:REPORTS]-(:Claim)-[:IN]->(article:Article)
  WITH DISTINCT article
  MATCH (article)<-[:IN]-(:Claim)-[:REPORTS]->(:Event)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(other:Entity)
  RETURN other, null AS event, article
}
WITH entity, other, event, article
WHERE other <> entity AND ($kind IS NULL OR other.kind = $kind)
RETURN
  other.id AS id,
  other.name AS name,
  other.kind AS kind,
  count(event) AS events,
  count(article) AS articles,
  max(event.date_end) AS last
ORDER BY events DESC, articles DESC, id
SKIP $skip LIMIT $limit

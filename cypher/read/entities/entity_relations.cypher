// ---
// summary: "How an entity is related to others: offices, members, branches, predecessors, who outlaws whom, what lies where"
// path: /entities/{id}/relations
// ask:
//   example: "relations of Jaish al-Adl"
//   phrasings:
//     - "(relation|tie) of [the] {id}"
//     - "{id} 's (relation|tie)"
//     - "how is {id} related to others"
//     - "(office|membership|predecessor|branch) and relation of {id}"
// params:
//   id: {type: Entity, example: jaish-al-adl}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns: RelationRow
// ---
MATCH (entity:Entity {id: $id})-[edge:LOCATED_IN|BORDERS|CAPITAL_OF|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]-(other:Entity)
WITH edge, startNode(edge) AS source, endNode(edge) AS target, elementId(edge) AS id
RETURN
  toLower(type(edge)) AS relation,
  {id: source.id, name: source.name} AS source,
  {id: target.id, name: target.name} AS target,
  edge.title AS title, edge.from AS from, edge.to AS to, edge.as AS as, edge.since AS since
ORDER BY relation, source.id, target.id, coalesce(from, ''), coalesce(title, '')
SKIP $skip LIMIT $limit

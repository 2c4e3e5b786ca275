// ---
// summary: "How two entities are connected: the shortest ways, with the events between"
// path: /paths
// ask:
//   example: "how are Jaish al-Adl and Pakistan connected?"
//   phrasings:
//     - "how (is|are) {from} and {to} (connect|link|related|tie|tied)"
//     - "how (is|are) {from} (connect|link|related|tie|tied) (to|with) {to}"
//     - "(connection|link|path|tie) between {from} and {to}"
//     - "(connection|link|path|way) from {from} to {to}"
//     - "what (connect|link|tie) {from} (and|to|with) {to}"
// params:
//   from: {type: Entity, example: Jaish al-Adl}
//   to: {type: Entity, example: Pakistan}
//   limit: {type: int, default: 5, ge: 1, le: 50, description: "Ways of one answer"}
// examples:
//   - {from: Jaish al-Adl, to: Pakistan}
// returns:
//   id: str
//   length: int
//   nodes: [{id: str, name: str, kind: str, date: "date?"}]
//   edges: [{relation: str, source: str, target: str}]
// ---
MATCH (one:Entity {id: $from})
MATCH (other:Entity {id: $to})
MATCH way = ALL SHORTEST (one)-[:INITIATED|TARGETED|PARTICIPATED_IN|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]-{1,6}(other)
WITH way, reduce(id = '', node IN nodes(way) | id + '/' + node.id) AS id
ORDER BY id
SKIP $skip LIMIT $limit
RETURN
  id,
  length(way) AS length,
  [node IN nodes(way) | {
    id: node.id, name: coalesce(node.name, node.type), kind: coalesce(node.kind, node.type), date: node.date_start
  }] AS nodes,
  [edge IN relationships(way) | {
    relation: toLower(type(edge)), source: startNode(edge).id, target: endNode(edge).id
  }] AS edges
ORDER BY id

// ---
// summary: "The neighbourhood of an entity: who is tied to it, how, and how often"
// description: "Edges between entities, nearest first: standing relations, and attacks, meetings and blame counted over their events. Offices held once and now count alike. Where things lie is left out: everything meets in a country."
// path: /network
// ask:
//   example: "network of Jaish al-Adl"
//   phrasings:
//     - "(network|neighbourhood|neighborhood) (of|around) {of}"
//     - "{of} 's network"
//     - "{of} network"
//     - "who is (tie|tied|connect|link) (to|with) {of}"
//     - "who {of} is (tie|connect|link) to"
// params:
//   of: {type: Entity, example: Jaish al-Adl}
//   depth: {type: int, default: 1, ge: 1, le: 3, example: 2, description: "Steps from the entity"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {of: Jaish al-Adl, depth: 2}
// returns:
//   id: str
//   steps: int
//   relation: str
//   source: Ref
//   target: Ref
//   events: int
//   first: date?
//   last: date?
// ---
MATCH (centre:Entity {id: $of})
CALL (centre) {
  MATCH way = ANY SHORTEST (centre)-[:ATTACKED|MET|BLAMED|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]-{0,2}(inner:Entity)
  RETURN inner, length(way) + 1 AS steps
}
WITH inner, steps
WHERE steps <= $depth
MATCH (inner)-[edge:ATTACKED|MET|BLAMED|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]-(:Entity)
WITH edge, min(steps) AS steps
WITH
  startNode(edge) AS source, endNode(edge) AS target, toLower(type(edge)) AS relation,
  min(steps) AS steps, count(DISTINCT edge.event_id) AS events, min(edge.date) AS first, max(edge.date) AS last
RETURN
  source.id + '/' + relation + '/' + target.id AS id,
  steps,
  relation,
  {id: source.id, name: source.name} AS source,
  {id: target.id, name: target.name} AS target,
  events, first, last
ORDER BY steps, events DESC, id
SKIP $skip LIMIT $limit

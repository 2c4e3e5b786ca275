// ---
// summary: "Entities, by name in any spelling and by kind"
// description: "Names that are spelt alike come first, then those of the same consonants, then those with a similar word."
// path: /entities
// ask:
//   example: "find entities called Jaysh ul-Adl"
//   phrasings:
//     - "(entity|name|everyone|everything|anyone) (call|name|like) {q:words}"
//     - "{kind=group} group (call|name|like) {q:words}"
//     - "{kind=person} (person|people) (call|name|like) {q:words}"
//     - "{kind=place} place (call|name|like) {q:words}"
//     - "search [for] {q:words}"
//     - "{kind=group} [armed|militant] group"
//     - "{kind=person} (person|people)"
//     - "{kind=place} place"
//     - "{kind=state} (state|country)"
//     - "{kind=organization} (organization|organisation)"
//     - "entity"
// params:
//   q: {type: Spelling, default: null, example: Jaysh ul-Adl, description: "Any spelling of a name, or a part of it"}
//   kind: {type: EntityKind, default: null, example: group, description: "Only entities of this kind"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {q: Jaysh ul-Adl}
//   - {kind: group}
// returns:
//   id: str
//   name: str
//   kind: EntityKind
//   aliases: [str]
//   within: [Ref]
//   events: int
// ---
CALL () {
  WITH 1 AS _ WHERE $q IS NULL
  MATCH (entity:Entity)
  RETURN entity, 0.0 AS score
  UNION ALL
  MATCH (:Name {normal: $q.normal})-[:NAMES]->(entity:Entity)
  RETURN entity, 1000.0 AS score
  UNION ALL
  MATCH (:Name {skeleton: $q.skeleton})-[:NAMES]->(entity:Entity)
  WHERE $q.skeleton <> ''
  RETURN entity, 500.0 AS score
  UNION ALL
  WITH 1 AS _ WHERE $q IS NOT NULL
  CALL db.index.fulltext.queryNodes('names', $q.search, {limit: 200}) YIELD node, score
  MATCH (node)-[:NAMES]->(entity:Entity)
  RETURN entity, score
}
WITH entity, max(score) AS score
WHERE $kind IS NULL OR entity.kind = $kind
WITH entity, score, COUNT { (entity)--(:Event) } AS events
ORDER BY score DESC, events DESC, entity.id
SKIP $skip LIMIT $limit
RETURN
  entity.id AS id,
  entity.name AS name,
  entity.kind AS kind,
  entity.aliases AS aliases,
  COLLECT {
    MATCH way = (entity)-[:LOCATED_IN]->{1,8}(outer:Entity)
    WITH outer, min(length(way)) AS steps
    RETURN {id: outer.id, name: outer.name} ORDER BY steps, outer.id
  } AS within,
  events
ORDER BY score DESC, events DESC, id

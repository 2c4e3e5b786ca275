// The readings of a name: how 0 by id, 1 by a spelling, 2 by the consonants alone; within a way, the better kind of name first.
// English names of bodies must not meet by their consonants alone (minister, ministry).
CALL () {
  MATCH (entity:Entity {id: $given})
  RETURN entity, 0 AS how, 0 AS rank
  UNION ALL
  MATCH (:Name {normal: $normal})-[names:NAMES]->(entity:Entity)
  RETURN entity, 1 AS how, names.rank AS rank
  UNION ALL
  MATCH (:Name {skeleton: $skeleton})-[names:NAMES]->(entity:Entity)
  WHERE $skeleton <> '' AND entity.kind IN ['group', 'person', 'place']
  RETURN entity, 2 AS how, names.rank AS rank
}
WITH entity, min(how * 10 + rank) AS order
WHERE entity.kind IN $kinds
RETURN
  entity.id AS id, entity.name AS name, entity.kind AS kind, order / 10 AS how, order % 10 AS rank,
  COUNT { (entity)--(:Event) } AS events

// What the spans of a question name: by a spelling, or (exact is false) by the consonants alone, as in entity.cypher.
UNWIND $spans AS span
CALL (span) {
  MATCH (:Name {normal: span.normal})-[:NAMES]->(entity:Entity)
  RETURN entity, 0 AS way
  UNION ALL
  MATCH (:Name {skeleton: span.skeleton})-[:NAMES]->(entity:Entity)
  WHERE span.skeleton <> '' AND entity.kind IN ['group', 'person', 'place']
  RETURN entity, 1 AS way
}
WITH span.words AS words, entity, min(way) AS way
RETURN words, entity.id AS id, entity.name AS name, entity.kind AS kind, way = 0 AS exact
ORDER BY words, exact DESC, id
LIMIT 1000

MATCH (actor:Entity {id: $id})
CALL (actor) {
  MATCH (actor)<-[:PART_OF]-{0,6}(part:Entity)
  RETURN part AS inner
  UNION
  MATCH (actor)<-[:PART_OF]-{0,6}(:Entity)<-[:HOLDS_OFFICE]-(holder:Person)
  RETURN holder AS inner
}
WITH DISTINCT inner.id AS id
WHERE id <> $id
RETURN id
ORDER BY id

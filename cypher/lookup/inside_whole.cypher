MATCH (whole:Entity {id: $id})
CALL (whole) {
  MATCH (whole)<-[:PART_OF]-{0,6}(part:Entity)
  RETURN part AS inner
  UNION
  MATCH (whole)<-[:LOCATED_IN]-{1,8}(place:Place)
  RETURN place AS inner
  UNION
  MATCH (whole)<-[:PART_OF]-{0,6}(:Entity)<-[:HOLDS_OFFICE]-(holder:Person)
  RETURN holder AS inner
}
WITH DISTINCT inner.id AS id
WHERE id <> $id
RETURN id
ORDER BY id

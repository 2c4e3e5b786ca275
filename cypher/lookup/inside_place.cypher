MATCH (:Entity {id: $id})<-[:LOCATED_IN]-{1,8}(inner:Place)
RETURN DISTINCT inner.id AS id
ORDER BY id

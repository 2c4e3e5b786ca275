  AND ($place IS NULL OR EXISTS { MATCH (event)-[:LOCATED_IN]->(at:Entity) WHERE at.id IN $place })

  AND ($against IS NULL OR EXISTS { MATCH (event)-[:TARGETED]->(target:Entity) WHERE target.id IN $against })

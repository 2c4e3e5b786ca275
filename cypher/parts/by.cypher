  AND ($by IS NULL OR EXISTS { MATCH (event)<-[:INITIATED]-(actor:Entity) WHERE actor.id IN $by })

  AND ($between IS NULL OR EXISTS { MATCH (event)<-[:PARTICIPATED_IN]-(actor:Entity) WHERE actor.id IN $between })
  AND ($and IS NULL OR EXISTS { MATCH (event)<-[:PARTICIPATED_IN]-(actor:Entity) WHERE actor.id IN $and })

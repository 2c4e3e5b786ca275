  AND ($actor IS NULL OR EXISTS { MATCH (event)-[:INITIATED|TARGETED|PARTICIPATED_IN]-(actor:Entity) WHERE actor.id IN $actor })

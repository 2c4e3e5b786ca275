// Every name of some kinds: what an unknown one is compared with.
MATCH (name:Name)-[:NAMES]->(entity:Entity)
WHERE entity.kind IN $kinds
RETURN name.normal AS normal, entity.id AS id, entity.name AS name, entity.kind AS kind
ORDER BY normal, id
LIMIT 50000

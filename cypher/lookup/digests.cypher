// What is derived, with the digests of what it was written from.
MATCH (node:Event|Entity)
RETURN CASE WHEN node:Event THEN 'event' ELSE 'entity' END AS kind, node.id AS id, node.digest AS digest

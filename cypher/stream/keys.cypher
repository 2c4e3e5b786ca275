MATCH (node:ApiKey) WHERE node.name >= ''
RETURN node.name AS name, node.hash AS hash, node.scopes AS scopes, node.created AS created, node.expires AS expires, node.revoked AS revoked
ORDER BY name

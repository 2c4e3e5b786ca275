MATCH (key:ApiKey)
RETURN key.name AS name, key.hash AS hash, key.scopes AS scopes, key.created AS created, key.expires AS expires, key.revoked AS revoked
ORDER BY name

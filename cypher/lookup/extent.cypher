// How much an export holds.
RETURN COUNT { () } - COUNT { (:ApiKey) } - COUNT { (:Audit) } - COUNT { (:Schema) } AS nodes, COUNT { ()-->() } AS edges

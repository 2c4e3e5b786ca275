// How much an export holds.
RETURN COUNT { () } - COUNT { (:ApiKey) } - COUNT { (:Audit) } AS nodes, COUNT { ()-->() } AS edges

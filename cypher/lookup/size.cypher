RETURN COUNT { (:Article) } AS articles, COUNT { (:Event) } AS events, COUNT { (:Entity) } AS entities, COUNT { (:Claim) } AS claims

// What is said, and what was derived from it.
RETURN
  COUNT { (:Article) } AS articles, COUNT { (:Judgement) } AS judgements, COUNT { (:Redirect) } AS redirects,
  COUNT { (:Event) } AS events, COUNT { (:Claim) } AS claims, COUNT { (:Entity) } AS entities

// The tellings of an event, or of one claim of it, with all claims of each.
MATCH (event:Event)<-[:REPORTS]-(given:Claim)
WHERE event.id = $id OR given.id = $id
WITH DISTINCT event, given.telling AS anchor
MATCH (claim:Claim {telling: anchor})
RETURN event.id AS event, event.type AS type, anchor, collect(claim.id) AS claims
ORDER BY anchor

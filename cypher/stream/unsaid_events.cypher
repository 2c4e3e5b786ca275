// Events that no claim reports.
MATCH (event:Event)
WHERE NOT EXISTS { (event)<-[:REPORTS]-(:Claim) }
RETURN event.id AS id

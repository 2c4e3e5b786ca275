// An event by its id, else by the end of a former id, which is that of the anchor of a telling.
CALL () {
  MATCH (event:Event {id: $given})
  RETURN event, 0 AS how
  UNION
  WITH split($given, '-')[-1] AS ending
  WHERE size(ending) = 8 AND $given CONTAINS '-'
  MATCH (claim:Claim)-[:REPORTS]->(event:Event)
  WHERE claim.telling STARTS WITH ending
  RETURN event, 1 AS how
  UNION
  WITH split($given, '-')[-1] AS ending
  WHERE size(ending) = 8 AND $given CONTAINS '-'
  MATCH (redirect:Redirect)
  WHERE redirect.anchor STARTS WITH ending
  MATCH (:Claim {telling: redirect.successor})-[:REPORTS]->(event:Event)
  RETURN event, 2 AS how
}
WITH event, min(how) AS how
RETURN event.id AS id, event.type AS name, event.type AS kind, how, 0 AS rank, 0 AS events

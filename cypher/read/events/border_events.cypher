// ---
// summary: "Events near the border that two sides share, nearest first"
// description: "The graph holds places, not border lines. A place counts when a place of the other side is within radius_km: the border lies between the two, so it is never farther than distance_km, but some events near it can be missed where the other side is empty. Places known only to a province or state do not count; a border named after both sides does, at distance 0."
// path: /border-events
// ask:
//   example: "events along the border between Iran and Pakistan"
//   phrasings:
//     - "(event|incident) (near|along|at|on|around) [the] border (between|of) {between} and {and}"
//     - "{type} (near|along|on|around) [the] border (between|of) {between} and {and}"
//     - "(event|incident) (near|along|on|around) [the] {between} [and] {and} border"
//     - "{type} (near|along|around) [the] {between} [and] {and} border"
//     - "(event|incident) within {radius_km} (km|kilometre|kilometer) of the {between} [and] {and} border"
//     - "{type} within {radius_km} (km|kilometre|kilometer) of the {between} [and] {and} border"
// params:
//   between: {type: Place, example: Iran, description: "One side: a state or province, in any spelling, with all that lies inside it"}
//   and: {type: Place, example: Pakistan, description: "The other side"}
//   radius_km: {type: float, default: 100, gt: 0, le: 1000, example: 75, description: "Kilometres between the place and the nearest one across the border"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {between: Iran, and: Pakistan}
// returns: BorderRow
// ---
CALL () {
  UNWIND [{here: $between, there: $and}, {here: $and, there: $between}] AS side
  MATCH (spot:Entity)
  WHERE spot.id IN side.here AND NOT spot.precision IN ['province', 'country'] AND EXISTS { (spot)<-[:LOCATED_IN]-(:Event) }
  MATCH (over:Entity)
  WHERE over.id IN side.there AND NOT over.precision IN ['province', 'country']
    AND point.distance(spot.location, over.location) <= $radius_km * 1000
  WITH spot, over, point.distance(spot.location, over.location) AS metres
  ORDER BY metres, over.id
  RETURN spot, head(collect(over)) AS over, min(metres) AS metres
  UNION
  MATCH (one:Entity {id: $between[0]})
  MATCH (other:Entity {id: $and[0]})
  MATCH (spot:Entity {kind: 'place'})
  WHERE spot.subkind = 'border'
    AND any(name IN spot.name + spot.aliases WHERE name CONTAINS one.name AND name CONTAINS other.name)
  RETURN spot, null AS over, 0.0 AS metres
}
MATCH (spot)<-[:LOCATED_IN]-(latest:Event)
// + as_of
WHERE spot.id IN event.places
  AND ($type IS NULL OR event.type = $type)
// + happened
// + when
ORDER BY metres, spot.id
WITH event, head(collect({spot: spot, over: over, metres: metres})) AS near
WITH event, near.spot AS spot, near.over AS over, round(near.metres / 1000, 1) AS distance_km
ORDER BY distance_km, event.id
SKIP $skip LIMIT $limit
// + event_columns
// + spot_columns
  , CASE WHEN over IS NULL THEN null ELSE {id: over.id, name: over.name} END AS across
ORDER BY distance_km, id

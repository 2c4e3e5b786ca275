// ---
// summary: "Events near a point, nearest first"
// description: "Counted from the coordinates of places known to a village, town or district; an event that is only placed in a province or state is near no point. A district's coordinates are its middle, so precision says how far to trust distance_km."
// path: /nearby-events
// ask:
//   example: "events within 150 km of 26.24, 61.4"
//   phrasings:
//     - "(event|incident) within {radius_km} (km|kms|kilometre|kilometer) of {latitude} {longitude}"
//     - "{type} within {radius_km} (km|kms|kilometre|kilometer) of {latitude} {longitude}"
//     - "(event|incident) (near|around|close to) {latitude} {longitude}"
//     - "{type} (near|around|close to) {latitude} {longitude}"
// params:
//   latitude: {type: float, ge: -90, le: 90, example: 26.24, description: "Degrees north"}
//   longitude: {type: float, ge: -180, le: 180, example: 61.4, description: "Degrees east"}
//   radius_km: {type: float, default: 50, gt: 0, le: 2000, example: 150, description: "Kilometres around the point"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   as_of: {type: date, default: null, example: 2024-01-31, description: "As the articles told it that were published by this day; without it: as all tell it"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {latitude: 26.24, longitude: 61.4, radius_km: 150}
// returns: NearRow
// ---
WITH point({latitude: $latitude, longitude: $longitude}) AS centre
MATCH (spot:Place)
WHERE point.distance(spot.location, centre) <= $radius_km * 1000 AND NOT spot.precision IN ['province', 'country']
MATCH (spot)<-[:LOCATED_IN]-(latest:Event)
// + as_of
WHERE spot.id IN event.places
  AND ($type IS NULL OR event.type = $type)
// + happened
// + when
WITH event, spot, point.distance(spot.location, centre) AS metres
// + nearest_spot
SKIP $skip LIMIT $limit
// + event_columns
// + spot_columns
ORDER BY distance_km, id

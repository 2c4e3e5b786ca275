  , {id: spot.id, name: spot.name} AS at,
  CASE WHEN spot.location IS NULL THEN null
    ELSE {latitude: spot.location.latitude, longitude: spot.location.longitude}
  END AS location,
  spot.precision AS precision,
  distance_km

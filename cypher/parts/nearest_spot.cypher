ORDER BY metres, spot.id
WITH event, head(collect({spot: spot, metres: metres})) AS near
WITH event, near.spot AS spot, round(near.metres / 1000, 1) AS distance_km
ORDER BY distance_km, event.id

  event.id AS id,
  event.type AS type,
  event.status AS status,
  event.date_start AS date_start,
  event.date_end AS date_end,
  head(COLLECT {
    MATCH (at:Entity {id: event.places[0]}) RETURN {id: at.id, name: at.name}
  }) AS place,
// + initiators
// + targets
  {low: event.killed_low, best: event.killed_best, high: event.killed_high} AS killed

WITH event
ORDER BY event.date_start IS NULL, event.date_start DESC, event.id
SKIP $skip LIMIT $limit
// + event_columns
ORDER BY date_start IS NULL, date_start DESC, id

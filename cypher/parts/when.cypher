  AND ($since IS NULL OR event.date_end >= $since)
  AND ($until IS NULL OR event.date_start <= $until)

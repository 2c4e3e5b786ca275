// With `as_of`: each event as the articles told it that were published by that day; null where none told of it.
WITH *, CASE WHEN $as_of IS NULL OR latest.changed <= $as_of THEN latest ELSE head(COLLECT {
  MATCH (latest)<-[:VERSION_OF]-(version:EventVersion)
  WHERE version.known_from <= $as_of AND (version.known_until IS NULL OR version.known_until > $as_of)
  RETURN version
}) END AS event

RETURN
  claim.id AS id,
  event.id AS event_id,
  event.type AS event_type,
  article.id AS article_id,
  article.publisher AS publisher,
  article.published AS published,
  claim.sentence AS sentence,
  claim.start AS start,
  claim.end AS end,
  claim.trigger AS trigger,
  claim.status AS status,
  CASE WHEN claim.speaker IS NULL THEN null ELSE {
    id: head(COLLECT { MATCH (claim)-[:SAID_BY]->(by:Entity) RETURN by.id }), name: claim.speaker
  } END AS speaker,
  COLLECT {
    MATCH (claim)-[:GIVES]->(figure:Figure)
    RETURN
// + figure
    ORDER BY figure.id
  } AS figures

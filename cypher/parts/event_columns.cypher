RETURN
  event.id AS id,
  event.type AS type,
  event.status AS status,
  event.date_start AS date_start,
  event.date_end AS date_end,
  event.date_precision AS date_precision,
  head(COLLECT {
    MATCH (at:Entity {id: event.places[0]})
    RETURN {
      id: at.id, name: at.name, kind: coalesce(at.subkind, at.kind), precision: at.precision,
      location: CASE WHEN at.location IS NULL THEN null
        ELSE {latitude: at.location.latitude, longitude: at.location.longitude}
      END,
      within: COLLECT {
        MATCH way = (at)-[:LOCATED_IN]->{1,8}(outer:Entity)
        WITH outer, min(length(way)) AS steps
        RETURN outer.name ORDER BY steps, outer.id
      }
    }
  }) AS place,
// + initiators
// + targets
  COLLECT {
    UNWIND event.participants AS id
    MATCH (actor:Entity {id: id})
    RETURN {id: actor.id, name: actor.name, kind: actor.kind} ORDER BY actor.id
  } + [name IN event.participants_unnamed | {id: null, name: name, kind: null}] AS participants,
  {low: event.killed_low, best: event.killed_best, high: event.killed_high} AS killed,
  {low: event.injured_low, best: event.injured_best, high: event.injured_high} AS injured,
  event.weapon AS weapon,
  event.contested AS contested,
  event.reports AS reports,
  event.origins AS origins,
  head(COLLECT {
    MATCH (:Event {id: event.id})<-[:REPORTS]-(claim:Claim)-[:IN]->(article:Article)
    WHERE $as_of IS NULL OR article.published <= $as_of
    RETURN {
      article_id: article.id, publisher: article.publisher, published: article.published,
      sentence: claim.sentence, start: claim.start, end: claim.end
    }
    ORDER BY claim.rank, article.published IS NULL, article.published, claim.id LIMIT 1
  }) AS evidence

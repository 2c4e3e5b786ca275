// ---
// summary: "One entity: its names, why they were taken for one, where it lies, its offices, its relations, its events by type"
// path: /entities/{id}
// ask:
//   example: "who is Abdolmalek Rigi?"
//   phrasings:
//     - "(who|what) (is|are|was|were) [the] {id}"
//     - "(profile|description|alias|name|biography) of [the] {id}"
//     - "{id} 's profile"
//     - "(tell me|information|details) about [the] {id}"
//     - "(tell me more|everything) about {id}"
//     - "describe {id}"
//     - "{id} profile"
// params:
//   id: {type: Entity, example: jaish-al-adl}
// returns:
//   id: str
//   name: str
//   kind: EntityKind
//   subkind: str?
//   aliases: [str]
//   acronyms: [str]
//   wikidata: str?
//   source: str?
//   reasons: [str]
//   location: Location?
//   precision: str?
//   within: [Ref]
//   offices: [OfficeRow]
//   relations: [RelationRow]
//   events: [{type: EventType, events: int, first: "date?", last: "date?"}]
// one: true
// ---
MATCH (entity:Entity {id: $id})
RETURN
  entity.id AS id,
  entity.name AS name,
  entity.kind AS kind,
  entity.subkind AS subkind,
  entity.aliases AS aliases,
  entity.acronyms AS acronyms,
  entity.wikidata AS wikidata,
  entity.source AS source,
  coalesce(entity.reasons, []) AS reasons,
  CASE WHEN entity.location IS NULL THEN null
    ELSE {latitude: entity.location.latitude, longitude: entity.location.longitude}
  END AS location,
  entity.precision AS precision,
  COLLECT {
    MATCH way = (entity)-[:LOCATED_IN]->{1,8}(outer:Entity)
    WITH outer, min(length(way)) AS steps
    RETURN {id: outer.id, name: outer.name} ORDER BY steps, outer.id
  } AS within,
  COLLECT {
    MATCH (entity)-[office:HOLDS_OFFICE]->(body:Entity)
    RETURN {title: office.title, body: {id: body.id, name: body.name}, from: office.from, to: office.to}
    ORDER BY office.from IS NULL, office.from DESC, body.id, office.title
  } AS offices,
  COLLECT {
    MATCH (entity)-[edge:BORDERS|CAPITAL_OF|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]-(other:Entity)
    WITH edge, startNode(edge) AS source, endNode(edge) AS target
    RETURN {
      relation: toLower(type(edge)), source: {id: source.id, name: source.name}, target: {id: target.id, name: target.name},
      as: edge.as, since: edge.since
    }
    ORDER BY type(edge), source.id, target.id LIMIT 200
  } AS relations,
  COLLECT {
    MATCH (entity)-[:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(event:Event)
    WITH DISTINCT event
    WITH event.type AS type, count(event) AS events, min(event.date_start) AS first, max(event.date_end) AS last
    RETURN {type: type, events: events, first: first, last: last}
    ORDER BY type
  } AS events

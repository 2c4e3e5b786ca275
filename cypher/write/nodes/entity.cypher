// ---
// summary: Entities of every kind, with the label of their kind
// rows:
//   id: str
//   kind: EntityKind
//   label: Label
//   name: str
//   aliases: [str]
//   acronyms: [str]
//   subkind: str?
//   official: bool
//   latitude: float?
//   longitude: float?
//   precision: str?
//   wikidata: str?
//   source: str?
//   known: bool
//   reasons: [str]
//   digest: str
// ---
// `reasons` say why names of several articles were taken for one. `known` tells the gazetteer's entities from those that articles alone name; `subkind` is place_kind or org_kind. Offices, written later, make officials anew.
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
SET entity:$(row.label)
REMOVE entity:$([label IN labels(entity) WHERE NOT label IN ['Entity', row.label]])
SET entity += row {.kind, .name, .aliases, .acronyms, .subkind, .precision, .wikidata, .source, .known, .reasons, .digest},
    entity.location = point({latitude: row.latitude, longitude: row.longitude}), entity.run = $run
WITH entity, row
CALL (entity, row) {
  WITH entity, row WHERE row.official
  SET entity:Official
}

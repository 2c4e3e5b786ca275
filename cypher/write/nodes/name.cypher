// ---
// summary: Spellings, normalised, and the entities they name
// rows:
//   normal: str
//   skeleton: str
//   entity_id: str
//   rank: int
// ---
// `rank` says how good a name is: 0 the entity's own name, 1 an alias, 2 a translation, a former name or an acronym.
UNWIND $rows AS row
MATCH (entity:Entity {id: row.entity_id})
WHERE row.normal <> ''
MERGE (name:Name {normal: row.normal})
SET name.skeleton = row.skeleton, name.run = $run
MERGE (name)-[names:NAMES]->(entity)
SET names.rank = row.rank, names.run = $run

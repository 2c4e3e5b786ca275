// ---
// summary: Removes an entity
// rows:
//   entity_id: str
// ---
UNWIND $rows AS row
MATCH (entity:Entity {id: row.entity_id})
DETACH DELETE entity

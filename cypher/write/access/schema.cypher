// ---
// summary: The version of the schema that the graph is of (cypher/version.py)
// rows:
//   version: int
// ---
UNWIND $rows AS row
MERGE (schema:Schema {id: 'sarhad'})
SET schema.version = row.version, schema.run = $run

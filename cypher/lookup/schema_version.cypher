MATCH (schema:Schema {id: 'sarhad'})
RETURN schema.version AS version

  // Who struck and who was struck, with the bodies and states that they belong to; a state is struck where its soil is.
  COLLECT {
    MATCH (event)<-[:INITIATED]-(:Entity)-[:PART_OF]->{0,6}(side:Entity) RETURN DISTINCT side.id
  } AS strikers,
  COLLECT {
    MATCH (event)-[:TARGETED|LOCATED_IN]->(:Entity)-[:PART_OF|LOCATED_IN]->{0,8}(side:State|Group|Organization|Person)
    RETURN DISTINCT side.id
  } AS struck

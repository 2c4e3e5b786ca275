// ---
// summary: Removes ties between articles and names of nothing that this run left behind (one empty row)
// rows: {}
// ---
UNWIND $rows AS row
CALL () {
  MATCH (:Article)-[edge:COPIES]->(:Article)
  WHERE edge.run <> $run
  DELETE edge
}
CALL () {
  MATCH (name:Name)
  WHERE NOT EXISTS { (name)-[:NAMES]->() }
  DELETE name
}

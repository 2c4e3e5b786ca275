// ---
// summary: Removes relations between entities that this run did not write (one empty row; for a run that writes the gazetteer and all articles)
// rows: {}
// ---
UNWIND $rows AS row
MATCH (:Entity)-[edge:LOCATED_IN|BORDERS|CAPITAL_OF|HOLDS_OFFICE|MEMBER_OF|PART_OF|SUCCEEDED|OUTLAWS|BACKS]->(:Entity)
WHERE edge.run <> $run
DELETE edge

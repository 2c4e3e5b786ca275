// ---
// summary: Removes articles, judgements and redirects that this run did not write (one empty row; for a run that restores a backup)
// rows: {}
// ---
UNWIND $rows AS row
MATCH (node:Article|Judgement|Redirect)
WHERE coalesce(node.run, '') <> $run
DETACH DELETE node

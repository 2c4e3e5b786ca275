// ---
// summary: Where the ids lead that ended in the anchor of a telling that is gone
// rows:
//   anchor: str
//   successor: str
// ---
// Redirects that led to what is gone now lead on.
UNWIND $rows AS row
MERGE (redirect:Redirect {anchor: row.anchor})
SET redirect.successor = row.successor, redirect.run = $run
WITH row
MATCH (earlier:Redirect {successor: row.anchor})
SET earlier.successor = row.successor, earlier.run = $run

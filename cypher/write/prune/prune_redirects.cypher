// ---
// summary: Removes redirects of tellings that are there again (one empty row)
// rows: {}
// ---
UNWIND $rows AS row
MATCH (redirect:Redirect)
WHERE EXISTS { MATCH (claim:Claim {telling: redirect.anchor}) }
DELETE redirect

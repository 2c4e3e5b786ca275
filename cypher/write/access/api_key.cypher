// ---
// summary: Keys of the service, by the hash alone
// rows:
//   name: str
//   hash: str
//   scopes: [str]
//   created: date
//   expires: date?
//   revoked: date?
// ---
// A key that was revoked stays, so that nobody else gets its name and audits go on meaning whom they meant.
UNWIND $rows AS row
MERGE (key:ApiKey {name: row.name})
SET key += row, key.run = $run

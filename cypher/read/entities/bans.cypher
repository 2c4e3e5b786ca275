// ---
// summary: "Who outlaws whom, as what, since when"
// path: /bans
// ask:
//   example: "which groups are banned by Pakistan"
//   phrasings:
//     - "(who|country|state) (outlaw|ban|proscribe|blacklist) {whom}"
//     - "[group] [are] (outlaw|ban|proscribe|blacklist) by {by}"
//     - "(has|did|does) {by} (outlaw|ban|proscribe|blacklist) {whom}"
//     - "(ban|outlawing|proscription) (on|against) {whom}"
//     - "(ban|outlawing|proscription) of {whom:group}"
//     - "group (ban|outlaw|proscribe|blacklist) in {by:state}"
//     - "(is|was) {whom} (ban|outlaw|proscribe|blacklist) in {by:state}"
//     - "(ban|outlawing|proscription) by {by}"
//     - "[when] (is|was) {whom} (outlaw|ban|proscribe|blacklist) by {by}"
//     - "[when] (is|was) {whom} (outlaw|ban|proscribe|blacklist)"
//     - "(who|whom|what) (has|did|does) {by} (outlaw|ban|proscribe|blacklist)"
//     - "group (has|did|does) {by} (outlaw|ban|proscribe|blacklist)"
//     - "who (outlaw|ban) whom"
//     - "where is {whom} (outlaw|ban)"
//     - "(outlawed|banned|proscribed) (group|organization|organisation)"
// params:
//   by: {type: Actor, default: null, example: Pakistan, description: "Who outlaws: id or any spelling"}
//   whom: {type: Actor, default: null, example: Jundallah, description: "Who is outlawed: id or any spelling; branches count"}
//   "on": {type: date, default: null, example: 2024-01-29, description: "A day: without bans that came later; those of unknown day stay"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {by: Pakistan}
// returns:
//   id: str
//   by: Ref
//   whom: Ref
//   as: str?
//   since: str?
// ---
MATCH (by:Entity)-[ban:OUTLAWS]->(banned:Entity)
WHERE ($by IS NULL OR by.id IN $by)
  AND ($whom IS NULL OR banned.id IN $whom)
  AND ($on IS NULL OR ban.since IS NULL OR left(toString($on), size(ban.since)) >= ban.since)
RETURN
  by.id + '/' + banned.id AS id,
  {id: by.id, name: by.name} AS by,
  {id: banned.id, name: banned.name} AS whom,
  ban.as AS as,
  ban.since AS since
ORDER BY whom.name, by.name, id
SKIP $skip LIMIT $limit

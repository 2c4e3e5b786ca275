// ---
// summary: "The timeline of a group, person, state or place, from the first day: events, offices, bans"
// description: "What lies inside counts: a province's towns, a state's bodies and officials. date is as exact as what is known (2012, 2012-08); what has no date is left out."
// path: /entities/{id}/timeline
// ask:
//   example: "timeline of Jaish al-Adl"
//   phrasings:
//     - "(timeline|history|chronology|chronicle) (of|for) [the] {id}"
//     - "{id} (timeline|history|chronology)"
//     - "{id} 's (timeline|history|chronology)"
// params:
//   id: {type: Whole, example: jaish-al-adl}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: what reaches it counts"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// returns:
//   id: str
//   date: str
//   what: str
//   roles: [str]
//   who: [Ref]
//   with: [Party]
//   place: Ref?
//   title: str?
//   killed: Bounds?
// ---
CALL () {
  // The hint and the DISTINCT keep the planner at the entity's index, however few events or edges there are.
  MATCH (who:Entity)-[edge:INITIATED|TARGETED|PARTICIPATED_IN|LOCATED_IN]-(event:Event)
  USING INDEX who:Entity(id)
  WHERE who.id IN $id
  WITH DISTINCT who, edge, event
  WHERE event.date_start IS NOT NULL
// + happened
// + when
  WITH event, who, CASE type(edge)
    WHEN 'INITIATED' THEN 'initiator' WHEN 'TARGETED' THEN 'target' WHEN 'PARTICIPATED_IN' THEN 'participant' ELSE 'place'
  END AS role
  ORDER BY role, who.id
  WITH event, collect(DISTINCT role) AS roles, collect(DISTINCT {id: who.id, name: who.name}) AS who
  RETURN
    left(toString(event.date_start), CASE event.date_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
    event.type AS what,
    roles,
    who,
    COLLECT {
      MATCH (event)-[:INITIATED|TARGETED|PARTICIPATED_IN]-(other:Entity)
      WHERE NOT other.id IN $id
      RETURN DISTINCT {id: other.id, name: other.name} AS party ORDER BY party.id
    } + [name IN event.initiators_unnamed + event.targets_unnamed + event.participants_unnamed | {id: null, name: name}] AS with,
    head(COLLECT {
      MATCH (event)-[located:LOCATED_IN]->(at:Entity) RETURN {id: at.id, name: at.name} ORDER BY located.rank, at.id LIMIT 1
    }) AS place,
    null AS title,
    {low: event.killed_low, best: event.killed_best, high: event.killed_high} AS killed,
    event.id AS id
  UNION
  MATCH (who:Entity)-[office:HOLDS_OFFICE]-(:Entity)
  USING INDEX who:Entity(id)
  WHERE who.id IN $id
  WITH DISTINCT office, startNode(office) AS holder, endNode(office) AS body
  UNWIND [{what: 'takes office', date: office.from}, {what: 'leaves office', date: office.to}] AS step
  WITH holder, office, body, step
  WHERE step.date IS NOT NULL
    AND ($since IS NULL OR step.date >= left(toString($since), size(step.date)))
    AND ($until IS NULL OR step.date <= left(toString($until), size(step.date)))
  RETURN
    step.date AS date, step.what AS what, ['holder'] AS roles, [{id: holder.id, name: holder.name}] AS who,
    [{id: body.id, name: body.name}] AS with, null AS place, office.title AS title, null AS killed,
    holder.id + '/' + office.title + '/' + body.id + '/' + step.what AS id
  UNION
  MATCH (who:Entity)-[ban:OUTLAWS]-(:Entity)
  USING INDEX who:Entity(id)
  WHERE who.id IN $id
  WITH DISTINCT ban, startNode(ban) AS by, endNode(ban) AS banned
  WHERE ban.since IS NOT NULL
    AND ($since IS NULL OR ban.since >= left(toString($since), size(ban.since)))
    AND ($until IS NULL OR ban.since <= left(toString($until), size(ban.since)))
  RETURN
    ban.since AS date, 'outlawed' AS what, ['outlawed'] AS roles, [{id: banned.id, name: banned.name}] AS who,
    [{id: by.id, name: by.name}] AS with, null AS place, ban.as AS title, null AS killed,
    by.id + '/outlaws/' + banned.id AS id
}
RETURN id, date, what, roles, who, with, place, title, killed
ORDER BY date, id
SKIP $skip LIMIT $limit

// ---
// summary: "The most active actors: how often they act, are hit, take part, and the toll of what they do"
// description: "killed and injured are sums over the events that the actor initiated, as counts gives them."
// path: /actors
// ask:
//   example: "most active groups in Balochistan"
//   phrasings:
//     - "most active (actor|party|player)"
//     - "most active {kind=group} [armed|militant] group"
//     - "most active {kind=state} (state|country)"
//     - "most active {kind=person} (person|people)"
//     - "most active {kind=organization} (organization|organisation)"
//     - "{kind=group} group (carry out|commit|launch|conduct) [the] most {type}"
//     - "who (carry out|commit|launch|conduct) [the] most {type}"
//     - "who (is|are|was|were) [the] most active"
//     - "who act most"
// params:
//   kind: {type: EntityKind, default: null, example: group, description: "Only entities of this kind"}
//   type: {type: EventType, default: null, example: attack, description: "Only events of this type"}
//   place: {type: Place, default: null, example: Sistan-Baluchestan, description: "Where it happened: id or any spelling; a province includes its towns"}
//   status: {type: Status, default: null, example: asserted, description: "Without it: all but what is only planned or threatened"}
//   since: {type: date, default: null, example: 2023-12-01, description: "The first day: events whose time span reaches it count"}
//   until: {type: date, default: null, example: 2024-01-31, description: "The last day"}
//   limit: {type: int, default: 50, ge: 1, le: 500, description: "Rows of one answer"}
// examples:
//   - {kind: group}
// returns:
//   id: str
//   name: str
//   kind: EntityKind
//   events: int
//   initiated: int
//   targeted: int
//   participated: int
//   killed: Bounds
//   injured: Bounds
//   first: date?
//   last: date?
// ---
MATCH (actor:Entity)-[edge:INITIATED|TARGETED|PARTICIPATED_IN]-(event:Event)
WHERE ($kind IS NULL OR actor.kind = $kind)
  AND ($type IS NULL OR event.type = $type)
// + happened
// + where_place
// + when
WITH actor, event, collect(type(edge)) AS roles
WITH
  actor,
  count(event) AS events,
  collect(CASE WHEN 'INITIATED' IN roles THEN event END) AS initiated,
  sum(CASE WHEN 'TARGETED' IN roles THEN 1 ELSE 0 END) AS targeted,
  sum(CASE WHEN 'PARTICIPATED_IN' IN roles THEN 1 ELSE 0 END) AS participated,
  min(event.date_start) AS first,
  max(event.date_end) AS last
ORDER BY events DESC, actor.id
SKIP $skip LIMIT $limit
CALL (initiated) {
  UNWIND initiated AS event
  RETURN
// + toll
}
RETURN
  actor.id AS id, actor.name AS name, actor.kind AS kind, events, size(initiated) AS initiated, targeted, participated,
  killed, injured, first, last
ORDER BY events DESC, id

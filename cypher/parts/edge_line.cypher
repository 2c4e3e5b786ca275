WITH kind, node, id
WHERE EXISTS { (node)-->() }
RETURN kind, id, [
  (node)-[edge]->(other) |
  {
    edge: type(edge),
    to: {
      node: [label IN labels(other) WHERE label IN ['Article', 'Claim', 'Entity', 'Event', 'EventVersion', 'Figure', 'Judgement', 'Name', 'Redirect']][0],
      id: coalesce(other.key, other.id, other.normal, other.anchor)
    },
    properties: edge {.*, run: null}
  }
] AS edges
ORDER BY id

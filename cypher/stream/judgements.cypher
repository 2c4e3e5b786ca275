// Undone ones, too.
MATCH (node:Judgement) WHERE node.id >= ''
RETURN
  node.id AS id, node.verdict AS verdict, node.subject AS subject, node.one AS one, node.other AS other, node.field AS field, node.values AS values,
  node.by AS by, node.at AS at, node.why AS why, node.undone_at AS undone_at, node.undone_by AS undone_by
ORDER BY id

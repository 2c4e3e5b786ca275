MATCH (node:Audit) WHERE node.id >= ''
RETURN node.id AS id, node.who AS who, node.action AS action, node.subject AS subject, node.why AS why, toString(node.at) AS at
ORDER BY id

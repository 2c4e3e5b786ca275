// Every node but keys of the service, audits and the version of the schema, kind by kind, in the order of the index of its id.
MATCH (node:Article) WHERE node.id >= ''
WITH 'Article' AS kind, node, node.id AS id
// + node_line
;
MATCH (node:Claim) WHERE node.id >= ''
WITH 'Claim' AS kind, node, node.id AS id
// + node_line
;
MATCH (node:Entity) WHERE node.id >= ''
WITH 'Entity' AS kind, node, node.id AS id
// + node_line
;
MATCH (node:Event) WHERE node.id >= ''
WITH 'Event' AS kind, node, node.id AS id
// + node_line
;
MATCH (node:EventVersion) WHERE node.key >= ''
WITH 'EventVersion' AS kind, node, node.key AS id
// + node_line
;
MATCH (node:Figure) WHERE node.id >= ''
WITH 'Figure' AS kind, node, node.id AS id
// + node_line
;
MATCH (node:Judgement) WHERE node.id >= ''
WITH 'Judgement' AS kind, node, node.id AS id
// + node_line
;
MATCH (node:Name) WHERE node.normal >= ''
WITH 'Name' AS kind, node, node.normal AS id
// + node_line
;
MATCH (node:Redirect) WHERE node.anchor >= ''
WITH 'Redirect' AS kind, node, node.anchor AS id
// + node_line
;

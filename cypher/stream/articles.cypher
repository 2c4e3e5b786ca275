MATCH (node:Article) WHERE node.id >= ''
RETURN node.id AS id, node.title AS title, node.publisher AS publisher, node.published AS published, node.url AS url, node.text AS text, node.extraction AS extraction
ORDER BY id

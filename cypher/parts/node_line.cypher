RETURN kind AS node, id, labels(node) AS labels, node {.*, run: null, digest: null} AS properties
ORDER BY id

// What the graph holds of some articles.
MATCH (article:Article)
WHERE article.id IN $ids
RETURN article.id AS id, article.extraction AS extraction
ORDER BY id

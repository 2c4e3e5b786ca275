MATCH (article:Article)
RETURN article.id AS id, article.extraction AS extraction
ORDER BY id

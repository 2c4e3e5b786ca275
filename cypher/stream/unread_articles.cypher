// Articles without what was read from them.
MATCH (article:Article)
WHERE article.extraction IS NULL
RETURN article.id AS id

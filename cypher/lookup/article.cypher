MATCH (article:Article {id: $given})
RETURN article.id AS id, article.title AS name, 'article' AS kind, 0 AS how, 0 AS rank, 0 AS events

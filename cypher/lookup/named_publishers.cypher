// The publishers that words are the names of, whatever their case.
MATCH (article:Article)
WHERE article.publisher IS NOT NULL
WITH DISTINCT article.publisher AS publisher
WHERE toLower(publisher) IN $words
RETURN publisher
ORDER BY publisher
LIMIT 100

  AND ($min_killed IS NULL OR event.killed_best >= $min_killed)

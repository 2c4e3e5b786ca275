// Those that answer.
SHOW INDEXES YIELD name, state
WHERE state = 'ONLINE'

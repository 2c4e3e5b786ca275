// The runs that left something, and how much: whatever changes the graph changes this.
MATCH (node:Article|Judgement|Redirect|Event|Entity)
RETURN node.run AS run, count(*) AS nodes
ORDER BY run

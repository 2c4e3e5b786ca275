MATCH (judgement:Judgement {id: $id})
RETURN judgement {.*, run: null} AS judgement

// The judgements in force.
MATCH (judgement:Judgement)
WHERE judgement.undone_at IS NULL
RETURN judgement {.id, .verdict, .subject, .one, .other, .field, .values, .by, .at, .why} AS judgement
ORDER BY judgement.at, judgement.id

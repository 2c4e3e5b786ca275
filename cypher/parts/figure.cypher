    {
      kind: figure.kind, who: figure.who, low: figure.low, high: figure.high,
      speaker: CASE WHEN figure.speaker IS NULL THEN null ELSE {
        id: head(COLLECT { MATCH (figure)-[:SAID_BY]->(by:Entity) RETURN by.id }), name: figure.speaker
      } END
    }

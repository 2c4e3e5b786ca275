MATCH (event:Event {id: $given})
RETURN event.id AS id, event.type AS name, event.type AS kind, 0 AS how, 0 AS rank, 0 AS events

// ---
// summary: Retaliation, follow-up, part of a campaign
// rows:
//   event_id: str
//   earlier_id: str
//   kind: str
//   article_id: str
//   sentence: str
// ---
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (earlier:Event {id: row.earlier_id})
MERGE (event)-[edge:FOLLOWS {kind: row.kind}]->(earlier)
SET edge.article_id = row.article_id, edge.sentence = row.sentence, edge.run = $run

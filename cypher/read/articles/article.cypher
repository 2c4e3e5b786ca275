// ---
// summary: "One article with its text, the events it reports, and whose text it carries"
// path: /articles/{id}
// ask:
//   example: "show article 593255b8e9af9bdf"
//   phrasings:
//     - "[the] [text of] article {id}"
// params:
//   id: {type: Article, example: 593255b8e9af9bdf}
// returns:
//   id: str
//   title: str
//   publisher: str
//   published: date?
//   url: str?
//   text: str
//   copy_of: CopyRow?
//   copies: [CopyRow]
//   events: [{id: str, type: EventType, start: int, end: int}]
// one: true
// ---
MATCH (article:Article {id: $id})
RETURN
  article.id AS id,
  article.title AS title,
  article.publisher AS publisher,
  article.published AS published,
  article.url AS url,
  article.text AS text,
  head(COLLECT {
    MATCH (article)-[edge:COPIES]->(original:Article)
    RETURN {id: original.id, publisher: original.publisher, share: edge.share} ORDER BY original.id
  }) AS copy_of,
  COLLECT {
    MATCH (article)<-[edge:COPIES]-(copy:Article)
    RETURN {id: copy.id, publisher: copy.publisher, share: edge.share} ORDER BY copy.id
  } AS copies,
  COLLECT {
    MATCH (article)<-[:IN]-(claim:Claim)-[:REPORTS]->(event:Event)
    RETURN {id: event.id, type: event.type, start: claim.start, end: claim.end}
    ORDER BY claim.start, event.id, claim.id
  } AS events

// ---
// summary: Articles as read
// rows:
//   id: str
//   title: str
//   publisher: str
//   published: date?
//   url: str?
//   text: str
//   extraction: str?
// ---
// `extraction` is what the article says, as JSON: everything derived can be made anew from it without reading the text again.
UNWIND $rows AS row
MERGE (article:Article {id: row.id})
SET article += row, article.run = $run

"""From an article's text to a Doc: our sentence ends, the parser of models/news, and the names of models/names."""

from functools import cache
from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ingest.article import Article
from ingest.sentences import sentence_spans

_UNUSED = ("ner", "trainable_lemmatizer")  # our own names and stems are better on this news


@Language.component("sentence_starts", assigns=["token.is_sent_start"])
def sentence_starts(doc: Doc) -> Doc:
    """Fixes sentence starts before parsing, so that no parse crosses a line, a dateline or a bullet."""
    starts = [start for start, _ in sentence_spans(doc.text)]
    position = 0
    for token in doc:
        token.is_sent_start = token.i == 0
        while position < len(starts) and token.idx >= starts[position]:
            token.is_sent_start = True
            position += 1
    return doc


@cache
def load_parser() -> Language:
    """The pipeline without names: sentence starts, tags and trees."""
    nlp = spacy.load(str(files("models") / "news"), exclude=list(_UNUSED))
    nlp.add_pipe("sentence_starts", first=True)
    return nlp


@cache
def load_language() -> Language:
    """The whole pipeline: sentence starts, tags, trees, names."""
    nlp = load_parser()
    names = spacy.load(str(files("models") / "names"), vocab=nlp.vocab)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])  # it keeps its own word vectors beside the parser's
    nlp.add_pipe("ner", source=names)
    return nlp


def document_text(article: Article) -> tuple[str, int]:
    """What is annotated (the title, an empty line, the text) and where the text starts in it."""
    head = f"{article.title.strip()}\n\n" if article.title.strip() else ""
    return head + article.text, len(head)

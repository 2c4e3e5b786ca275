"""Trains the name finder (models/names): spaCy's transition-based NER on our corpus, starting from the parser's word
vectors.
"""

import random
from collections.abc import Sequence
from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example as TrainingExample
from spacy.util import fix_random_seed, minibatch

from training.corpus import Example, gold_names

EPOCHS = 6
BATCH = 64  # sentences
DROPOUT = 0.2
RATE = 1e-3
KINDS = ("STATE", "GROUP", "ORGANIZATION", "PERSON", "PLACE")
MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 128, "upstream": "*"},
}


def train_names(examples: Sequence[Example], docs: Sequence[Doc]) -> Language:
    """A pipeline of tok2vec and ner that marks states, groups, organizations, persons and places."""
    fix_random_seed(0)
    nlp = spacy.load(
        str(files("models") / "news"), exclude=["tagger", "morphologizer", "parser", "ner", "trainable_lemmatizer"]
    )
    recognizer = nlp.add_pipe("ner", config={"model": MODEL})
    for kind in KINDS:
        recognizer.add_label(kind)  # type: ignore[attr-defined]
    rows = [row for example, doc in zip(examples, docs, strict=True) for row in _sentences(nlp, example, doc)]
    start = nlp.get_pipe("tok2vec").model.to_bytes()  # type: ignore[attr-defined]
    optimizer = nlp.initialize(lambda: rows[:200])
    nlp.get_pipe("tok2vec").model.from_bytes(start)  # type: ignore[attr-defined]
    optimizer.learn_rate = RATE
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(rows)
        for batch in minibatch(rows, size=BATCH):
            nlp.update(batch, drop=DROPOUT, sgd=optimizer)
    nlp.use_params(optimizer.averages).__enter__()
    return nlp


def _sentences(nlp: Language, example: Example, doc: Doc) -> list[TrainingExample]:
    gold = [
        doc.char_span(start, end, label=kind.upper(), alignment_mode="expand")
        for start, end, kind in gold_names(example, doc.text)
    ]
    spans = spacy.util.filter_spans([_without_article(span) for span in gold if span is not None])
    rows = []
    for sentence in doc.sents:
        if not sentence.text.strip():
            continue
        words, spaces = [token.text for token in sentence], [bool(token.whitespace_) for token in sentence]
        reference = Doc(nlp.vocab, words=words, spaces=spaces)
        inside = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
        reference.ents = [
            Span(reference, span.start - sentence.start, span.end - sentence.start, label=span.label_)
            for span in inside
        ]
        rows.append(TrainingExample(Doc(nlp.vocab, words=words, spaces=spaces), reference))
    return rows


def _without_article(span: Span) -> Span:
    if len(span) > 1 and span[0].lower_ == "the":
        return Span(span.doc, span.start + 1, span.end, label=span.label_)
    return span


def find_names(nlp: Language, doc: Doc) -> list[tuple[int, int, str]]:
    """The names of a Doc by a trained pipeline, as (start character, end character, kind)."""
    fresh = nlp(
        Doc(
            nlp.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            sent_starts=[token.is_sent_start for token in doc],
        )
    )
    return [(ent.start_char, ent.end_char, ent.label_) for ent in fresh.ents]

"""Relations alone: ``python -m training.relations_eval FOLDER [PREFIX...] [--linked] [-v]``.

Names are the gold ones: as the gold groups and calls them, or with --linked as the gazetteer does, like a real run.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc

from ingest.annotate import document_text, load_parser
from ingest.entities import Names, find_entities, unknown_id
from ingest.extraction import Entity, Relation, Span
from ingest.reading import Reading
from ingest.relations import find_relations
from seeds.gazetteer import load_gazetteer
from training.corpus import Example, gold_names, load_corpus
from training.score import RELATIONS, SYNONYMS, overlap, same_name, same_office


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("prefixes", nargs="*", help="first letters of article ids (writers); all without any")
    parser.add_argument("--linked", action="store_true", help="entities as the gazetteer links them")
    parser.add_argument("-v", "--verbose", action="store_true", help="what was missed and what was invented")
    arguments = parser.parse_args()
    total: dict[str, Counter[str]] = {kind: Counter() for kind in sorted(RELATIONS)}
    for example in load_corpus(arguments.folder):
        if not arguments.prefixes or example.article.id.startswith(tuple(arguments.prefixes)):
            measure(example, total, linked=arguments.linked, verbose=arguments.verbose)
    for kind, c in [*total.items(), ("all", sum(total.values(), Counter()))]:
        p, r, f = (c["hits"] / max(1, n) for n in (c["found"], c["wanted"], (c["found"] + c["wanted"]) / 2))
        print(f"{kind:<14} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({c['hits']} of {c['found']}, {c['wanted']} wanted)")


def measure(example: Example, total: dict[str, Counter[str]], *, linked: bool, verbose: bool) -> None:
    """Add the counts of one article; the scorer's comparison of names and offices decides what is a hit."""
    doc, offset = annotate(example)
    names = find_entities(doc, offset, load_gazetteer()) if linked else named_as_gold(example, doc, offset)
    empty = np.zeros((0, 0), dtype=np.float32)
    found = find_relations(Reading(example.article, doc, offset, empty, empty), names)
    called = {entity.id: entity.name for entity in names.entities}
    aliases = {e["name"]: [e["name"], *(e.get("forms") or [])] for e in example.gold["entities"]}
    rows = [(r[0], SYNONYMS.get(r[1], r[1]), str(r[2])) for r in example.gold.get("relations") or []]

    def same(p: Relation, g: tuple[str, str, str]) -> bool:
        one, other = called.get(p.source, p.source), called.get(p.target, p.target)
        if p.type != g[1] or not any(same_name(one, form) for form in aliases.get(g[0], (g[0],))):
            return False
        if p.type == "holds_office":
            return same_office(other, g[2])
        return any(same_name(other, form) for form in aliases.get(g[2], (g[2],)))

    for kind, counts in total.items():
        p, g = [r for r in found if r.type == kind], [r for r in rows if r[1] == kind]
        counts.update(hits=overlap(p, g, same), found=len(p), wanted=len(g))
        if verbose:
            explain(example, p, g, same)


def explain(example: Example, found: list[Relation], wanted: list[tuple[str, str, str]], same) -> None:
    for r in wanted:
        if not any(same(q, r) for q in found):
            print("missed  ", example.article.id, r)
    for q in found:
        if not any(same(q, r) for r in wanted):
            print("invented", example.article.id, (q.type, q.source, q.target), "|", q.sentence.text)


def annotate(example: Example) -> tuple[Doc, int]:
    text, offset = document_text(example.article)
    doc = load_parser()(text)
    spans = (
        doc.char_span(start, end, label=kind.upper(), alignment_mode="expand")
        for start, end, kind in gold_names(example, text)
    )
    doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
    return doc, offset


def named_as_gold(example: Example, doc: Doc, offset: int) -> Names:
    """The entities of the gold: the gazetteer's id where it knows the gold's name, the gold's name in any case."""
    named = {
        (form, e["kind"]): e["name"] for e in example.gold["entities"] for form in (e["name"], *(e.get("forms") or []))
    }
    mentions: dict[tuple[str, str], list[Span]] = {}
    owner: dict[int, tuple[str, str]] = {}
    for ent in doc.ents:
        form, kind = " ".join(ent.text.split()), ent.label_.casefold()
        key = (named.get((form, kind), form), kind)
        owner[ent.start] = key
        if ent.start_char >= offset:
            mentions.setdefault(key, []).append(Span(ent.start_char - offset, ent.end_char - offset, ent.text))
    entities = {key: Entity(_identity(*key), *key, tuple(spans)) for key, spans in mentions.items()}
    return Names(
        tuple(entities.values()),
        {start: entities[key] for start, key in owner.items() if key in entities},
        {},
    )


def _identity(name: str, kind: str) -> str:
    known = load_gazetteer().find(name, kinds=(kind,))
    return known[0].id if known else unknown_id(name, kind)


if __name__ == "__main__":
    main()

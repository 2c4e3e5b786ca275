"""Relations alone, with gold names as input: ``python -m training.relations_eval FOLDER [PREFIX...]``."""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import spacy

from ingest.annotate import document_text, load_parser
from ingest.entities import find_entities
from ingest.reading import Reading
from ingest.relations import find_relations
from seeds.gazetteer import load_gazetteer
from training.corpus import gold_names, load_corpus
from training.score import RELATIONS, SYNONYMS, overlap, same_name, same_office


def main(folder: Path, prefixes: tuple[str, ...], *, verbose: bool) -> None:
    total: dict[str, Counter[str]] = {}
    empty = np.zeros((0, 0), dtype=np.float32)
    for example in load_corpus(folder):
        if prefixes and not example.article.id.startswith(prefixes):
            continue
        text, offset = document_text(example.article)
        doc = load_parser()(text)
        spans = [
            doc.char_span(a, b, label=kind.upper(), alignment_mode="expand") for a, b, kind in gold_names(example, text)
        ]
        doc.ents = spacy.util.filter_spans([s for s in spans if s is not None])
        names = find_entities(doc, offset, load_gazetteer())
        form = {e.id: e.name for e in names.entities}
        mentions = {e.id: [e.name, *(m.text for m in e.mentions)] for e in names.entities}
        found = [
            (r.type, r.source, r.target)
            for r in find_relations(Reading(example.article, doc, offset, empty, empty), names)
        ]
        aliases = {e["name"]: [e["name"], *(e.get("forms") or [])] for e in example.gold["entities"]}
        wanted = [
            (r[0], SYNONYMS.get(r[1], r[1]), str(r[2]))
            for r in example.gold.get("relations") or []
            if SYNONYMS.get(r[1], r[1]) in RELATIONS
        ]

        def same(p, g):
            one = any(same_name(n, f) for n in mentions.get(p[1], [p[1]]) for f in aliases.get(g[0], [g[0]]))
            if p[0] != g[1] or not one:
                return False
            if p[0] == "holds_office":
                return same_office(p[2], g[2])
            return any(
                same_name(n, f) for n in mentions.get(p[2], [form.get(p[2], p[2])]) for f in aliases.get(g[2], [g[2]])
            )

        for kind in RELATIONS:
            p, g = [r for r in found if r[0] == kind], [r for r in wanted if r[1] == kind]
            total.setdefault(kind, Counter()).update(hits=overlap(p, g, same), found=len(p), wanted=len(g))
            if verbose:
                for r in g:
                    if not any(same(q, r) for q in p):
                        print("missed  ", example.article.id, r)
                for q in p:
                    if not any(same(q, r) for r in g):
                        print("invented", example.article.id, q)
    for kind, c in [*sorted(total.items()), ("all", sum(total.values(), Counter()))]:
        print(
            f"{kind:<14} P {c['hits'] / max(1, c['found']):.3f}  R {c['hits'] / max(1, c['wanted']):.3f}  F1 {2 * c['hits'] / max(1, c['found'] + c['wanted']):.3f}  ({c['hits']} of {c['found']}, {c['wanted']} wanted)"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(a for a in sys.argv[2:] if a != "-v"), verbose="-v" in sys.argv)

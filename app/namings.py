"""What the words of a question name: by the gazetteer, by the graph, or by both."""

from collections.abc import Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.marks import Named, Names
from cypher.graph import Graph
from seeds.gazetteer import Entry, load_gazetteer
from seeds.names import normalise, skeleton

SLIPS = ((9, 2), (5, 1))  # letters of a name from which so many may be wrong


def known(spans: Mapping[str, bool]) -> Mapping[str, list[Named]]:
    """What the gazetteer knows, with adjectives of states and, where nothing else is, names with a slip."""
    return {words: _known(words, loose=loose) for words, loose in spans.items()}


def of_graph(graph: Graph) -> Names:
    """What the graph knows, then what the gazetteer does."""

    def names(spans: Mapping[str, bool]) -> Mapping[str, list[Named]]:
        asked = [
            {"words": words, "normal": normalise(words), "skeleton": skeleton(words) if loose else ""}
            for words, loose in spans.items()
        ]
        found: dict[str, list[Named]] = {words: [] for words in spans}
        for row in graph.lookup("spans", spans=asked):
            found[row["words"]].append(Named(row["id"], row["name"], row["kind"], row["words"]))
        for words, others in known({words: loose and not found[words] for words, loose in spans.items()}).items():
            there = {each.id for each in found[words]}
            found[words] += [each for each in others if each.id not in there]
        return found

    return names


def _known(words: str, *, loose: bool) -> list[Named]:
    gazetteer = load_gazetteer()
    state = gazetteer.demonyms.get(normalise(words))
    adjective = [_named(gazetteer.entries[state], adjective=True)] if state else []
    found = gazetteer.find(words) if loose else gazetteer.named(words)
    if not found and not adjective and loose:
        found = _with_a_slip(words)
    exact = sorted(found, key=lambda entry: normalise(entry.name) != normalise(words))
    return [*map(_named, exact), *adjective]


def _named(entry: Entry, *, adjective: bool = False) -> Named:
    return Named(entry.id, entry.name, entry.kind, entry.id, adjective)


def _with_a_slip(words: str) -> list[Entry]:
    """The one entry whose name differs by a letter or two; none where there are two such."""
    normal = normalise(words)
    slips = next((slips for length, slips in SLIPS if len(normal) >= length), 0)
    if not slips or not normal.isascii():
        return []
    near = process.extract(normal, list(_spellings()), scorer=OSA.distance, score_cutoff=slips, limit=None)
    ids = {identity for spelling, *_ in near for identity in _spellings()[spelling]}
    return [load_gazetteer().entries[identity] for identity in ids] if len(ids) == 1 else []


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """Normalised spelling -> ids, of names long enough to be misspelt."""
    found: dict[str, set[str]] = {}
    shortest = min(length for length, _ in SLIPS)
    for entry in load_gazetteer().entries.values():
        for spelling in entry.spellings:
            if len(normal := normalise(spelling)) >= shortest - 1:
                found.setdefault(normal, set()).add(entry.id)
    return {spelling: frozenset(ids) for spelling, ids in found.items()}

"""What the words of a question name: by the gazetteer, by the graph, or by both."""

from collections.abc import Collection, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.marks import Named, Names
from cypher.graph import Graph
from seeds.gazetteer import Entry, load_gazetteer
from seeds.names import normalise, skeleton
from seeds.vocabulary import load_vocabulary

PUBLISHER = "publisher"  # the kind of names that are no entities
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
        lower = [words.lower() for words in spans]
        found: dict[str, list[Named]] = {words: [] for words in spans}
        for row in graph.lookup("spans", spans=asked):
            found[row["words"]].append(Named(row["id"], row["name"], row["kind"], row["words"]))
        published = {
            row["publisher"].lower(): row["publisher"] for row in graph.lookup("named_publishers", words=lower)
        }
        for words, those in found.items():
            if name := published.get(words.lower()):
                those.append(Named(name, name, PUBLISHER, name))
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
        found = _by_surname(words) or _with_a_slip(words)
    found = found or _by_form(words)
    exact = sorted(found, key=lambda entry: normalise(entry.name) != normalise(words))
    return [*map(_named, exact), *adjective]


def _named(entry: Entry, *, adjective: bool = False) -> Named:
    return Named(entry.id, entry.name, entry.kind, entry.id, adjective)


def _by_surname(words: str) -> list[Entry]:
    """The one person of this last name."""
    return _only(_surnames().get(normalise(words), ()))


@cache
def _surnames() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in load_gazetteer().entries.values():
        if entry.kind == "person":
            found.setdefault(normalise(entry.name).rsplit(maxsplit=1)[-1], set()).add(entry.id)
    return found


def _by_form(words: str) -> list[Entry]:
    """The one place of a name that is what its last word says: a city, a province."""
    name, _, form = words.rpartition(" ")
    forms = load_vocabulary().names.form_of
    found = load_gazetteer().named(name) if form.casefold() in forms else []
    wanted = forms.get(form.casefold())
    return _only({entry.id for entry in found if entry.place_kind and forms.get(entry.place_kind) == wanted})


def _only(ids: Collection[str]) -> list[Entry]:
    """The entry of the one id; none where there are several."""
    return [load_gazetteer().entries[identity] for identity in ids] if len(ids) == 1 else []


def _with_a_slip(words: str) -> list[Entry]:
    """The one entry whose name differs by a letter or two; none where there are two such."""
    normal = normalise(words)
    slips = next((slips for length, slips in SLIPS if len(normal) >= length), 0)
    if not slips or not normal.isascii():
        return []
    near = process.extract(normal, list(_spellings()), scorer=OSA.distance, score_cutoff=slips, limit=None)
    ids = {identity for spelling, *_ in near for identity in _spellings()[spelling]}
    return _only(ids)


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

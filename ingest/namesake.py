"""Whether two names mean one: a table of named features with weights, each with its reason in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ingest.entities import ORGANIZATION, PERSON, PLACE, STATE
from ingest.likeness import VETO, Finding
from ingest.spelling import Comparison, Spelling, compare, take_apart
from seeds.gazetteer import Entry, load_gazetteer
from seeds.names import normalise
from seeds.sounds import sounds
from seeds.vocabulary import load_vocabulary

SAME = 2.0  # score from which two names are one; set on the tune half of tests/golden/name_pairs.yml
ACRONYM = 3  # letters from which an acronym says enough
SHORT = 5  # sounds; shorter names are too often alike


@dataclass(frozen=True, slots=True)
class Named:
    """What has a name. Context is what else is known of it: titles of offices, and the ids of the states and bodies
    that it belongs to or of the places that hold it.
    """

    id: str
    kind: str
    spellings: tuple[str, ...]
    offices: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    form: str = ""  # what a place is (see forms in the vocabulary), where that is known
    known: bool = False  # whether the gazetteer has it

    @classmethod
    def of(cls, entry: Entry) -> "Named":
        """An entry of the gazetteer; a state also by its capital and its demonyms, as news calls governments."""
        gazetteer = load_gazetteer()
        names = entry.spellings
        if entry.kind == STATE:
            capital = gazetteer.entries.get(entry.capital or "")
            names = (*names, *entry.demonyms, *(capital.spellings if capital else ()))
        held = (*entry.wholes, *entry.member_of, *entry.operates_in, *(office.body for office in entry.offices))
        above = {whole for place in (entry.id, *held) for whole in gazetteer.chain(place)}
        within = frozenset({*held, *above, *filter(None, (entry.state,))})
        offices = frozenset(office.title.casefold() for office in entry.offices)
        form = load_vocabulary().names.form_of.get(entry.place_kind or "", "")
        return cls(entry.id, entry.kind, names, offices, within, form, known=True)


@cache
def known_names() -> tuple[Named, ...]:
    """All that the gazetteer knows, in the order of ids."""
    return tuple(Named.of(entry) for _, entry in sorted(load_gazetteer().entries.items()))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names by one spelling of each."""

    one: Named
    other: Named
    a: Spelling
    b: Spelling
    match: Comparison

    @property
    def kind(self) -> str:
        return self.one.kind

    @property
    def shared(self) -> frozenset[str]:
        """States and bodies that both belong to, or that the one names and the other belongs to."""
        mine, theirs = (named.within | spelling.states for named, spelling in self.sides)
        return mine & theirs

    @property
    def sides(self) -> tuple[tuple[Named, Spelling], tuple[Named, Spelling]]:
        return (self.one, self.a), (self.other, self.b)


Feature = Callable[[Pair], Finding | None]
Score = tuple[float, tuple[Finding, ...]]


def score(one: Named, other: Named) -> Score:
    """The sum of what all features say of the two spellings that are nearest; far below zero where one forbids."""
    if one.kind != other.kind:
        return VETO, (Finding("kind", VETO, f"{_article(one.kind)} and {_article(other.kind)}"),)
    if one.known and other.known and one.id != other.id:
        return VETO, (Finding("known", VETO, "the gazetteer knows both, as two"),)
    scored = list(_spelled(one, other))
    best = max(scored, key=lambda found: (found[0], [finding.reason for finding in found[1]]))
    if _tells(best, "part", "surname"):  # a short form of a name says nothing against its full form
        best = next((found for found in scored if _tells(found, "given name")), best)
    return best


def _tells(scored: Score, *features: str) -> bool:
    return any(finding.feature in features for finding in scored[1])


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _spelled(one: Named, other: Named) -> Iterator[Score]:
    for a, b in _comparable(*([take_apart(text, named.kind) for text in named.spellings] for named in (one, other))):
        first, second = (a, b) if a.normal <= b.normal else (b, a)
        pair = Pair(one, other, a, b, compare(first, second, ordered=one.kind == PERSON))
        features = (_apart,) if pair.match.how == "apart" else FEATURES  # nothing outweighs other words
        found = tuple(finding for finding in (feature(pair) for feature in features) if finding)
        yield sum(finding.weight for finding in found), found


def _comparable(one: Iterable[Spelling], other: Iterable[Spelling]) -> list[tuple[Spelling, Spelling]]:
    """Pairs of spellings in one script; across scripts, which tells less, only where there are none."""
    pairs = list(product(one, other))
    return [(a, b) for a, b in pairs if a.normal.isascii() == b.normal.isascii()] or pairs


def _form(pair: Pair) -> Finding | None:
    match = pair.match
    if match.how == "equal":
        return Finding("form", 4.0, f"one normal form: {pair.a.normal}")
    if match.how == "sound":
        return Finding("sound", 3.4 - match.price, f"{pair.a.normal} and {pair.b.normal} sound alike, word by word")
    if match.how == "glued":
        return Finding("sound", 3.0 - match.price, f"{pair.a.normal} and {pair.b.normal} differ by a blank")
    return None


def _apart(pair: Pair) -> Finding | None:
    """Words that only one has; names of persons may lack some."""
    if pair.match.how not in {"apart", "part"} or (pair.kind == PERSON and pair.match.how == "part"):
        return None
    said = " against ".join(" ".join(words) or "nothing" for words in pair.match.extras)
    lengths = {len(pair.a.words) - 1, len(pair.b.words) - 1}
    if pair.kind == PERSON and any({i, j} == lengths for i, j in pair.match.pairs):
        return Finding("given name", VETO, f"different given names: {said}")
    return Finding("words", VETO, f"different words: {said}")


def _part(pair: Pair) -> Finding | None:
    """A person by a part of the full name: the middle may go, the front less, a surname alone says little."""
    if pair.kind != PERSON or pair.match.how != "part":
        return None
    shorter, longer, places = _shorter(pair)
    if len(places) == 1:
        last = places == [len(longer.words) - 1]
        return Finding("surname", 1.2 if last else 0.6, f"{shorter.normal} is a part of {longer.normal}")
    weight = min(_front(longer.words[: places[0]]), _end(longer.words[places[-1] + 1 :]))
    return Finding("part", weight - pair.match.price, f"{shorter.normal} is a part of {longer.normal}")


def _shorter(pair: Pair) -> tuple[Spelling, Spelling, list[int]]:
    """The spelling that lacks words, the one that has them, and where in that the shared words stand."""
    first, second = (pair.a, pair.b) if pair.a.normal <= pair.b.normal else (pair.b, pair.a)
    if pair.match.extras[0]:
        return second, first, [i for i, _ in pair.match.pairs]
    return first, second, [j for _, j in pair.match.pairs]


def _front(words: tuple[str, ...]) -> float:
    names = load_vocabulary().names
    return 2.6 if set(words) <= names.leading | names.honorifics else 2.2


def _end(words: tuple[str, ...]) -> float:
    return 2.6 if set(words) <= load_vocabulary().names.trailing else 1.2


def _common(pair: Pair) -> Finding | None:
    """Names that many bear tell little of a person."""
    if pair.kind != PERSON:
        return None
    words, heard = pair.a.words, pair.a.heard
    if pair.match.how == "part":
        _, longer, places = _shorter(pair)
        words, heard = (tuple(said[place] for place in places) for said in (longer.words, longer.heard))
    return Finding("common", -1.2, f"many bear the name {' '.join(words)}") if set(heard) <= _common_names() else None


@cache
def _common_names() -> frozenset[str]:
    names = load_vocabulary().names
    return frozenset(sounds(names.canonical.get(word, word)) for word in names.common)


def _short(pair: Pair) -> Finding | None:
    """A single name tells less of a person than two, and a short one that is spelled in two ways less of anything."""
    if pair.kind == PERSON:
        single = pair.match.how != "part" and len(pair.a.words) == len(pair.b.words) == 1
        return Finding("short", -0.6, "a single name") if single else None
    if pair.match.how not in {"sound", "glued"} or pair.a.words == pair.b.words:
        return None
    length = max(len("".join(spelling.heard)) for spelling in (pair.a, pair.b))
    return Finding("short", -1.6, "short names of many spellings") if length < SHORT else None


def _acronym(pair: Pair) -> Finding | None:
    if pair.match.how != "acronym" or pair.kind == PERSON:
        return None
    short = pair.a.acronym or pair.b.acronym
    weight = 2.4 if len(short) >= ACRONYM else 1.2
    return Finding("acronym", weight, f"{short.upper()} are the first letters of the other")


def _marks(pair: Pair) -> Finding | None:
    if pair.match.how == "acronym" or pair.a.marks == pair.b.marks or pair.a.normal == pair.b.normal:
        return None
    return Finding("marks", VETO, f"only one is {', '.join(sorted(pair.a.marks ^ pair.b.marks))}")


def _initials(pair: Pair) -> Finding | None:
    """Persons whose initials differ, like two presidents of one name."""
    mine, theirs = ({word for word in spelling.words if len(word) == 1} for spelling in (pair.a, pair.b))
    return Finding("initials", VETO, "different initials") if mine and theirs and mine != theirs else None


def _forms(pair: Pair) -> Finding | None:
    """A prison is no town; a name with and one without "district" can be one."""
    if pair.a.forms == pair.b.forms:
        return None
    mine, theirs = (spelling.forms or frozenset(filter(None, (named.form,))) for named, spelling in pair.sides)
    if mine == theirs:
        return None
    areas = load_vocabulary().names.areas
    lacking = (mine ^ theirs) <= areas and not (mine and theirs)
    weight = -0.6 if lacking else VETO
    return Finding("place form", weight, f"{_said(mine)} against {_said(theirs)}")


def _said(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)) or "none named"


def _states(pair: Pair) -> Finding | None:
    """A body of one state is none of another; one whose state is not said needs context."""
    mine, theirs = pair.a.states, pair.b.states
    if mine == theirs or pair.match.how == "acronym" or pair.a.normal == pair.b.normal:
        return None
    if mine and theirs:
        return Finding("state", VETO, f"of {_said(mine)} against {_said(theirs)}")
    if pair.shared >= mine | theirs:
        return None
    return Finding("state", -1.6, f"only one is called of {_said(mine | theirs)}")


def _within(pair: Pair) -> Finding | None:
    mine, theirs = pair.one.within, pair.other.within
    if not mine or not theirs:
        return None
    if mine & theirs:
        return Finding("within", 0.6, f"both of {', '.join(sorted(mine & theirs))}")
    weight = VETO if pair.kind in {PLACE, ORGANIZATION} else -1.0
    return Finding("within", weight, f"of {_said(mine)} against {_said(theirs)}")


def _offices(pair: Pair) -> Finding | None:
    mine, theirs = pair.one.offices, pair.other.offices
    if not mine or not theirs:
        return None
    shared = sorted({normalise(title) for title in mine} & {normalise(title) for title in theirs})
    return Finding("office", 1.0, f"both {shared[0]}") if shared else Finding("office", -0.4, "different offices")


FEATURES: tuple[Feature, ...] = (
    _form,
    _apart,
    _part,
    _common,
    _short,
    _acronym,
    _marks,
    _initials,
    _forms,
    _states,
    _within,
    _offices,
)

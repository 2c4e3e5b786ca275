"""Lasting relations that an article tells: offices, membership, other names, parts, and who outlaws whom."""

from collections.abc import Iterable, Iterator

from ingest.aliases import find_aliases
from ingest.bans import Bans
from ingest.context import Context, stems
from ingest.entities import GROUP, Names
from ingest.extraction import Relation, Span
from ingest.membership import BODIES, Members
from ingest.offices import Offices
from ingest.reading import Reading
from ingest.titles import Held, Titles
from seeds.names import normalise

Found = tuple[str, str, str, int]  # type, source, target, sentence


def find_relations(reading: Reading, names: Names) -> tuple[Relation, ...]:
    """All relations of an article, each with the sentence that tells it; the title alone tells none."""
    found: dict[tuple[str, str, str], Relation] = {}
    for kind, source, target, number in _all(Context(reading, names)):
        sentence = reading.sentences[number]
        if sentence.start_char >= reading.offset:
            span = Span(sentence.start_char - reading.offset, sentence.end_char - reading.offset, sentence.text)
            found.setdefault((kind, source, normalise(target)), Relation(kind, source, target, span))
    return tuple(_without_shorter(found.values()))


def _all(context: Context) -> Iterator[Found]:
    titles = Titles(context)
    for held, office in Offices(context, titles).all():
        yield from _of_office(context, held, office)
    members = Members(context, titles)
    yield from (("also_known_as", *alias) for alias in find_aliases(context.reading, context.names))
    yield from (("member_of", *row) for row in members.members())
    yield from (("part_of", *row) for row in members.parts())
    yield from (("outlaws", *row) for row in Bans(context).all())


def _of_office(context: Context, held: Held, office: str) -> Iterator[Found]:
    """A post of a group makes a member or leader; one of many ("a commander of X") holds no office."""
    groups, phrase = context.words.groups, held.phrase
    group = next((body for body in held.body if body.kind == GROUP), None)
    plain = len(phrase.title.split()) == 1
    one_of_many = phrase.noun in stems(groups.many) and (phrase.indefinite or phrase.plural)
    if group and plain and phrase.noun in stems(groups.leaders):
        yield "leads", held.person.id, group.id, held.sentence
    elif not (plain and one_of_many and any(body.kind in BODIES for body in held.body)):
        yield "holds_office", held.person.id, office, held.sentence
    if group and (phrase.noun in stems(groups.speakers) or phrase.indefinite):
        yield "member_of", held.person.id, group.id, held.sentence


def _without_shorter(found: Iterable[Relation]) -> list[Relation]:
    """Of two offices of a person of which one says all that the other says, the one that says more."""
    kept: list[Relation] = []
    for relation in found:
        twin = next((other for other in kept if _twins(relation, other)), None)
        if not twin:
            kept.append(relation)
        elif len(_bag(relation)) > len(_bag(twin)):
            kept[kept.index(twin)] = relation
    return kept


def _twins(one: Relation, other: Relation) -> bool:
    same = one.type == other.type == "holds_office" and one.source == other.source
    return same and (_bag(one) <= _bag(other) or _bag(other) <= _bag(one))


def _bag(relation: Relation) -> set[str]:
    return set(normalise(relation.target).split())

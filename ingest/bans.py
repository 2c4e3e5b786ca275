"""Which state outlaws which group: "banned by X", "the outlawed Y", "X put Y on its list of terrorists"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ingest.context import Context, stems
from ingest.entities import GROUP, ORGANIZATION, STATE
from ingest.extraction import Entity
from ingest.tokens import stem
from seeds.gazetteer import load_gazetteer

Party = tuple[int, str]  # its first token, its id
Target = tuple[int, int, Entity]
REACH = 25  # tokens between a word of outlawing and those it joins
CLOSE = 8  # tokens within which a state body is what is outlawed
NEXT = 4  # tokens between one name and the next of a row, or between "by" and the first
_ROW = frozenset({",", "and", "the", "(", ")", "&"})
_NOT = frozenset({"not", "never", "n't"})
_AGAIN = frozenset({"it", "which"})


class Bans:
    """What one article says of outlawing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._outlaws = context.words.outlaws

    def all(self) -> Iterator[tuple[str, str, int]]:
        """(state or union of states, group, sentence)."""
        for number, sentence in enumerate(self._context.reading.sentences):
            yield from ((who, whom, number) for who, whom in self._in(sentence))

    def _in(self, sentence: Span) -> Iterator[tuple[str, str]]:
        parties = [(token.i, party) for token in sentence if (party := self._authority(token))]
        targets = [
            body
            for body in self._context.bodies_in(sentence.start, sentence.end)
            if body[2].kind in {GROUP, ORGANIZATION} and body[2].id not in {party for _, party in parties}
        ]
        for token in sentence:
            group = self._attribute(token, targets)
            who = self._banner(group, token.i) if group else None
            if group and who:
                yield who, group.id
            elif not group and self._is_outlawing(token, sentence):
                whom = self._whom(token, targets, sentence)
                yield from ((one, other.id) for one in self._who(token, parties, sentence) for other in whom)

    def _authority(self, token: Token) -> str | None:
        """The state or union of states that a token names."""
        nation = self._context.nation(token)
        body = self._context.bodies.get(token.i)
        if nation or not body or body[0] != token.i:
            return nation.id if nation else None
        entry = load_gazetteer().entries.get(body[2].id)
        union = entry is not None and entry.org_kind == "intergovernmental"
        return body[2].id if union or body[2].kind == STATE else load_gazetteer().capitals.get(body[2].id)

    def _attribute(self, token: Token, targets: list[Target]) -> Entity | None:
        """The group in "the outlawed militant group X"."""
        if token.lower_ not in self._outlaws.adjectives:
            return None
        for start, _, entity in targets:
            between = self._doc[token.i + 1 : start]
            words = all(word.pos_ in {"ADJ", "NOUN", "PROPN"} for word in between)
            if token.i < start <= token.i + NEXT and entity.kind == GROUP and words:
                return entity
        return None

    def _banner(self, group: Entity, before: int) -> str | None:
        """Who outlaws "the outlawed X": by the gazetteer, else the state spoken of."""
        entry = load_gazetteer().entries.get(group.id)
        here = {entity.id for entity in self._context.names.entities}
        known = [row.by for row in entry.outlawed_by if row.by in here] if entry else []
        spoken = self._context.last_state(before)
        if known and (not spoken or spoken.id not in known):
            return known[0]
        return spoken.id if spoken else None

    def _is_outlawing(self, token: Token, sentence: Span) -> bool:
        own = stem(token.text)
        if own not in stems(self._outlaws.verbs) or not self._is_verb(token, sentence):
            return False
        if any(child.dep_ == "advmod" and child.lower_ in _NOT for child in token.children):
            return False
        nouns = stems(self._outlaws.nouns)
        weak = own in stems(self._outlaws.weak)
        return not weak or any(stem(other.text) in nouns for other in sentence if other.i != token.i)

    def _is_verb(self, token: Token, sentence: Span) -> bool:
        """A verb, or what the tagger takes for a noun although "by" or a name follows."""
        behind = self._doc[token.i + 1] if token.i + 1 < sentence.end else token
        named = token.tag_ == "NNS" and self._context.body_from(behind.i) is not None
        return token.pos_ == "VERB" or token.tag_.startswith("VB") or behind.lower_ in {"by", "of"} or named

    def _who(self, token: Token, parties: list[Party], sentence: Span) -> list[str]:
        stop = min(sentence.end, token.i + REACH)
        by = next((other.i for other in self._doc[token.i : stop] if other.lower_ == "by"), None)
        behind = [i for i, _ in parties if by is not None and 0 < i - by <= NEXT]
        if behind:
            return self._row(behind[0], parties)
        before = [i for i, _ in parties if 0 < token.i - i <= REACH]
        return self._row_before(before[-1], parties) if before else []

    def _row(self, first: int, parties: list[Party]) -> list[str]:
        """Those named in a row from a token on ("the United States, Britain and Canada")."""
        found: list[str] = []
        last = first
        for i, party in parties:
            joined = i - last <= NEXT + 1 and any(token.lower_ in _ROW for token in self._doc[last:i])
            if i == first or (i > first and joined):
                found.append(party)
                last = i
        return found

    def _row_before(self, last: int, parties: list[Party]) -> list[str]:
        found: list[str] = []
        first = last
        for i, party in reversed(parties):
            between = self._doc[i + 1 : first]
            joined = len(between) <= NEXT and any(token.lower_ in {",", "and"} for token in between)
            verb = any(token.pos_ == "VERB" for token in between)
            if i == last or (i < last and joined and not verb):
                found.append(party)
                first = i
        return found

    def _whom(self, token: Token, targets: list[Target], sentence: Span) -> list[Entity]:
        behind = self._doc[token.i : min(sentence.end, token.i + REACH)]
        passive = token.tag_ == "VBN" and not any(child.dep_ == "obj" for child in token.children)
        passive = passive and any(other.lower_ == "by" for other in behind)
        after = self._targets_from(token.i, targets)
        before = [entity for start, _, entity in targets if 0 < token.i - start <= REACH]
        chosen = before[-1:] if passive or not after else after
        again = _AGAIN | self._context.words.groups.armed
        if not chosen and any(other.lower_ in again for other in sentence):
            last = self._context.last_body(sentence.start, (GROUP,))
            chosen = [last] if last else []
        return [entity for entity in chosen if entity.kind == GROUP or entity.id in self._objects(token, targets)]

    def _objects(self, token: Token, targets: list[Target]) -> set[str]:
        """State bodies count only where they stand close behind the verb."""
        return {
            entity.id
            for start, _, entity in targets
            if 0 < start - token.i <= CLOSE and all(other.lower_ != "by" for other in self._doc[token.i : start])
        }

    def _targets_from(self, after: int, targets: list[Target]) -> list[Entity]:
        """The first name behind a token and those in a row with it."""
        found: list[Entity] = []
        last = 0
        for start, end, entity in targets:
            if start <= after or (not found and start - after > REACH):
                continue
            joined = start - last <= NEXT and all(token.lower_ in _ROW for token in self._doc[last:start])
            if found and not joined:
                break
            found.append(entity)
            last = end
        return found

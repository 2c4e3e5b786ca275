"""Who is who, by pairs of names: ``python -m training.names_eval [tune|held] [-v]``.

Beside the baseline (one entity where the normal forms or the skeletons of consonants are equal) stands the matcher, on strings
alone and as in a run, where names that the gazetteer finds are the gazetteer's.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.namesake import SAME, Named, score
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise, skeleton
from seeds.rows import read_rows

PAIRS = Path(__file__).parent.parent / "tests" / "golden" / "name_pairs.yml"


@dataclass(frozen=True, slots=True)
class NamePair:
    """One row: two names, whether they mean one, and which half it is in."""

    one: Named
    other: Named
    same: bool
    split: str

    def __str__(self) -> str:
        kinds = "" if self.one.kind == self.other.kind else f" / {self.other.kind}"
        return f"{self.one.kind}{kinds}: {self.one.spellings[0]} | {self.other.spellings[0]}"


def load_pairs(split: str | None = None) -> list[NamePair]:
    pairs = [_pair(row) for _, row in read_rows(PAIRS)]
    return [pair for pair in pairs if split in {None, pair.split}]


def _pair(row: dict[str, Any]) -> NamePair:
    one, other = (_named(row, side) for side in ("a", "b"))
    return NamePair(one, other, row["same"], row["split"])


def _named(row: dict[str, Any], side: str) -> Named:
    kind = row.get(f"{side}_kind", row["kind"])
    context = (frozenset(filter(None, (row.get(f"{side}_{part}"),))) for part in ("office", "within"))
    return Named(f"{side}:{kind}:{row[side]}", kind, (row[side],), *context)


def by_spelling(pair: NamePair) -> bool:
    """The baseline: what two articles' unknown names were one by, and what lookups in the gazetteer go by."""
    if pair.one.kind != pair.other.kind:
        return False
    one, other = pair.one.spellings[0], pair.other.spellings[0]
    return normalise(one) == normalise(other) or (skeleton(one) == skeleton(other) != "")


def by_lookup(pair: NamePair) -> bool:
    """The baseline in a run: one where the gazetteer finds one entry for both, or where spellings are equal."""
    one, other = in_run(pair.one), in_run(pair.other)
    if one.known or other.known:
        return one.id == other.id
    return by_spelling(pair)


def by_match(pair: NamePair) -> bool:
    """The matcher on what the row says alone."""
    return score(pair.one, pair.other)[0] >= SAME


def by_match_in_run(pair: NamePair) -> bool:
    """The matcher as in a run."""
    one, other = in_run(pair.one), in_run(pair.other)
    return one.id == other.id or score(one, other)[0] >= SAME


def in_run(named: Named) -> Named:
    """The gazetteer's entity of a name where it finds one that the context does not speak against."""
    gazetteer = load_gazetteer()
    found = gazetteer.find(named.spellings[0], kinds=(named.kind,))
    if not found and named.kind == "state":
        capitals = gazetteer.find(named.spellings[0], kinds=("place",))
        governed = [gazetteer.capitals[entry.id] for entry in capitals if entry.id in gazetteer.capitals]
        found = [gazetteer.entries[identity] for identity in governed]
    known = [Named.of(entry) for entry in found]
    return next((one for one in known if not named.within or named.within & one.within), named)


def unlisted(pair: NamePair) -> bool:
    """Whether the gazetteer does not know both names: where lookups cannot do the matcher's work."""
    return not (in_run(pair.one).known and in_run(pair.other).known)


SYSTEMS: dict[str, Callable[[NamePair], bool]] = {
    "equal spelling": by_spelling,
    "equal, with gazetteer": by_lookup,
    "matcher": by_match,
    "matcher, with gazetteer": by_match_in_run,
}


def counts(pairs: Iterable[NamePair], decide: Callable[[NamePair], bool]) -> Counter[str]:
    """How many pairs were rightly joined, wrongly joined, and missed."""
    found: Counter[str] = Counter()
    for pair in pairs:
        said = decide(pair)
        found.update(hits=said and pair.same, found=said, wanted=pair.same)
    return found


def figures(c: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision, recall, f1 = (c["hits"] / max(1, n) for n in (c["found"], c["wanted"], (c["found"] + c["wanted"]) / 2))
    return precision, recall, f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", choices=("tune", "held"), help="one half alone")
    parser.add_argument("-v", "--verbose", action="store_true", help="the wrong ones, with what the features said")
    arguments = parser.parse_args()
    for split in [arguments.split] if arguments.split else ["tune", "held"]:
        pairs = load_pairs(split)
        kinds = sorted({pair.one.kind for pair in pairs})
        for system, decide in SYSTEMS.items():
            print(f"\n{split}: {system}")
            parts = {kind: [pair for pair in pairs if pair.one.kind == kind] for kind in kinds}
            for name, part in (parts | {"unlisted": [*filter(unlisted, pairs)], "all": pairs}).items():
                p, r, f = figures(c := counts(part, decide))
                print(f"  {name:<13} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({len(part)} pairs, {c['wanted']} same)")
        if arguments.verbose:
            explain(pairs)


def explain(pairs: Iterable[NamePair]) -> None:
    for pair in pairs:
        for where, decide, one, other in (
            ("alone ", by_match, pair.one, pair.other),
            ("in run", by_match_in_run, in_run(pair.one), in_run(pair.other)),
        ):
            if decide(pair) != pair.same:
                value, findings = score(one, other)
                said = "; ".join(f"{finding.reason} ({finding.weight:+.1f})" for finding in findings)
                print(f"{'missed  ' if pair.same else 'invented'} {where} {pair}  {value:.1f}: {said}")


if __name__ == "__main__":
    main()

"""How well questions in words are understood: ``python -m training.ask_eval [tune|held] [-v]``.

A question is right when its query and all its parameters are, refused rightly when it should be, and wrong when an answer
was given that is not the one asked for: the worst kind. The failures of the half kept apart are never shown.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.marks import Named
from app.namings import PUBLISHER, known
from app.understand import Understood, understand
from seeds.rows import read_rows

QUESTIONS = Path(__file__).parent.parent / "tests" / "golden" / "questions.yml"
TODAY = date(2024, 6, 15)
PUBLISHERS = ("Border Post", "Iberian Courier")  # there are none in the gazetteer
SPLITS = ("tune", "held")


@dataclass(frozen=True, slots=True)
class Question:
    """One row; without a query it must be refused."""

    text: str
    query: str | None
    params: Mapping[str, Any]

    @property
    def split(self) -> str:
        return SPLITS[hashlib.sha256(self.text.encode()).digest()[0] % 2]


def load_questions(split: str | None = None) -> list[Question]:
    rows = [Question(row["q"], row.get("query"), row.get("params", {})) for _, row in read_rows(QUESTIONS)]
    return [question for question in rows if split in {None, question.split}]


def names(spans: Mapping[str, bool]) -> Mapping[str, list[Named]]:
    """The gazetteer's, and some publishers."""
    said = {words: [Named(name, name, PUBLISHER, name) for name in PUBLISHERS if name == words] for words in spans}
    return {words: [*found, *said[words]] for words, found in known(spans).items()}


def judge(question: Question) -> tuple[str, str]:
    """right, refused, wrong, missed, and what was understood."""
    found = understand(question.text, TODAY, names)
    if not isinstance(found, Understood):
        return "missed" if question.query else "refused", found.why
    said = {name: str(value) for name, value in found.reading.meant.items()}
    wanted = {name: str(value) for name, value in question.params.items()}
    right = question.query == found.reading.query.name and said == wanted
    return "right" if right else "wrong", f"{found.reading.query.name} {said}"


def figures(questions: Iterable[Question]) -> Counter[str]:
    """Counts of each kind, of those that have an answer and those that have none."""
    found: Counter[str] = Counter()
    for question in questions:
        found.update([judge(question)[0], "answerable" if question.query else "unanswerable"])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", choices=SPLITS, help="one half alone")
    parser.add_argument("-v", "--verbose", action="store_true", help="what went wrong in the half for tuning")
    arguments = parser.parse_args()
    for split in [arguments.split] if arguments.split else SPLITS:
        c = figures(load_questions(split))
        print(
            f"{split}: right {c['right']}/{c['answerable']} ({c['right'] / c['answerable']:.3f}), "
            f"refused rightly {c['refused']}/{c['unanswerable']}, missed {c['missed']}, wrong answers {c['wrong']}"
        )
    if arguments.verbose:
        for question in load_questions("tune"):
            verdict, said = judge(question)
            if verdict in {"missed", "wrong"}:
                print(f"{verdict}: {question.text}\n    wanted {question.query} {dict(question.params)}\n    {said}")


if __name__ == "__main__":
    main()

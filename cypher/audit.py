"""Signs what is written: who changed what and why goes into the graph with the change, in one transaction."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cypher.graph import Graph, GraphBatch

# The write queries that somebody answers for, and the field that names what is changed.
# Everything else of a batch is derived from these.
SUBJECTS = {"article": "id", "delete_article": "article_id", "judgement": "id", "api_key": "name"}


@dataclass(frozen=True, slots=True)
class Signature:
    """Whoever writes, what they were doing, and their reason."""

    who: str
    action: str
    why: str = ""


class Signed(Graph):
    """A graph in somebody's hand: every change that is written through it leaves an audit record."""

    def __init__(self, graph: Graph, signature: Signature) -> None:
        super().__init__(graph._driver, graph._database)  # noqa: SLF001 - the same graph
        self._signature = signature

    def write(self, batch: GraphBatch, run: str) -> None:
        super().write({**batch, "audit": [*batch.get("audit", ()), *self._audits(batch)]}, run)

    def _audits(self, batch: GraphBatch) -> Iterator[Mapping[str, Any]]:
        for query, field in SUBJECTS.items():
            for row in batch.get(query, ()):
                yield audit_row(self._signature, row[field])


def audit_row(signature: Signature, subject: str) -> Mapping[str, Any]:
    """A row of the write query ``audit``."""
    said = {"who": signature.who, "action": signature.action, "why": signature.why}
    return {"id": uuid.uuid4().hex, "subject": subject, **said}

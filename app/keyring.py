"""The keys of the service: made, listed, revoked, found again. The graph keeps their hashes, for all processes."""

import hashlib
import hmac
import re
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from cypher.errors import BadParameter

if TYPE_CHECKING:
    from cypher.graph import Graph

PREFIX = "sarhad_"  # so that whoever finds a key somewhere, or scans for leaked ones, knows what it opens
BYTES = 32  # of chance: 256 bits can't be guessed, so a plain hash keeps them as well as a slow one
NAME = re.compile(r"[\w.@-]{1,64}")


class Scope(StrEnum):
    """What a key opens."""

    READ = "read"
    ARTICLES = "articles"
    JUDGEMENTS = "judgements"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept; ``expires`` is its last day."""

    name: str
    hash: str
    scopes: tuple[str, ...]
    created: date
    expires: date | None = None
    revoked: date | None = None

    @property
    def good(self) -> bool:
        """Whether it opens anything today."""
        return self.revoked is None and (self.expires is None or today() <= self.expires)


def today() -> date:
    """The day in UTC: keys end at the same moment wherever the service runs."""
    return datetime.now(UTC).date()


def make_key(graph: "Graph", name: str, scopes: Iterable[Scope], expires: date | None = None) -> str:
    """A new key; its text is given back this once and kept nowhere."""
    if not NAME.fullmatch(name):
        raise BadParameter(f"{name!r} is no name for a key: letters, digits and . @ _ - , at most 64", "name")
    if any(key.name == name for key in list_keys(graph)):
        raise BadParameter(f"there is, or was, a key {name!r}; take another name, so that audits stay clear", "name")
    if expires and expires < today():
        raise BadParameter(f"{expires} is past; a key expires after its last day", "expires")
    text = PREFIX + secrets.token_urlsafe(BYTES)
    _keep(graph, ApiKey(name, _hash(text), tuple(sorted(set(scopes))), today(), expires))
    return text


def list_keys(graph: "Graph") -> list[ApiKey]:
    """All keys by name, good or not."""
    return [ApiKey(**{**row, "scopes": tuple(row["scopes"])}) for row in graph.lookup("api_keys")]


def revoke_key(graph: "Graph", name: str) -> None:
    """From now on the key opens nothing, in any process."""
    known = {key.name: key for key in list_keys(graph)}
    if name not in known:
        raise BadParameter(f"there is no key {name!r}; `sarhad keys list` names them", "name")
    if known[name].revoked is None:
        _keep(graph, replace(known[name], revoked=today()))


def find_key(graph: "Graph", text: str) -> ApiKey | None:
    """The good key of this text; it is looked for in the graph each time, so that revoking works at once."""
    given = _hash(text)
    return next((key for key in list_keys(graph) if hmac.compare_digest(key.hash, given) and key.good), None)


def _keep(graph: "Graph", key: ApiKey) -> None:
    graph.write({"api_key": [{**asdict(key), "scopes": list(key.scopes)}]}, uuid.uuid4().hex)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

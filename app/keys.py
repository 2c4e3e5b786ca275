"""Who asks over HTTP: the key of a request, what it opens, and how often it may come."""

import math
import time
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.keyring import ApiKey, Scope, find_key

MAKE = "sarhad keys make NAME --scope {}"
# Both ways of sending a key; /docs offers them behind its Authorize button.
BEARER = HTTPBearer(auto_error=False, description=f"A key: {MAKE.format('articles')}")
HEADER = APIKeyHeader(name="X-API-Key", auto_error=False, description="The same key in a header of its own")


class Turnstile:
    """Counts how often each key comes; every process counts for itself."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def let_in(self, name: str) -> None:
        """Or else 429, with the seconds to wait."""
        if self._limiter.hit(self._rate, name):
            return
        wait = max(1, math.ceil(self._limiter.get_window_stats(self._rate, name).reset_time - time.time()))
        detail = f"a key may ask {self._rate}; wait {wait} s, or have SARHAD_RATE raised"
        raise HTTPException(429, detail, {"Retry-After": str(wait)})


def writer(scope: str) -> Callable[..., str]:
    """A dependency that lets in keys of a scope; its value is the key's name: who it is that writes."""

    def who(
        request: Request,
        bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
        header: Annotated[str | None, Depends(HEADER)],
    ) -> str:
        key = _key(request, bearer.credentials if bearer else header, scope)
        request.app.state.turnstile.let_in(key.name)
        if scope not in key.scopes:
            detail = f"the key {key.name!r} has no scope {scope!r}; make one that has: {MAKE.format(scope)}"
            raise HTTPException(403, detail, _challenge("insufficient_scope", scope))
        return key.name

    return who


reader = writer(Scope.READ)  # for a service whose reading is closed


def _key(request: Request, text: str | None, scope: str) -> ApiKey:
    if not text:
        detail = f"send a key as `Authorization: Bearer ...` or `X-API-Key: ...`; {MAKE.format(scope)} makes one"
        raise HTTPException(401, detail, _challenge())
    key = find_key(request.app.state.graph, text)
    if key is None:
        detail = f"the key is unknown, revoked or expired; `sarhad keys list` tells, {MAKE.format(scope)} makes another"
        raise HTTPException(401, detail, _challenge("invalid_token"))
    return key


def _challenge(error: str | None = None, scope: str | None = None) -> dict[str, str]:
    """What RFC 6750 has a service say of a key that it does not take."""
    told = {"realm": "sarhad", "error": error, "scope": scope}
    return {"WWW-Authenticate": "Bearer " + ", ".join(f'{name}="{value}"' for name, value in told.items() if value)}

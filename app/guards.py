"""What stands before every endpoint: the names that the service is called by, web origins, the size of requests."""

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import problem_response
from app.settings import ApiSettings


def add_guards(app: FastAPI, settings: ApiSettings) -> None:
    """The last one added is asked first."""
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=settings.largest_body)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_headers=["Authorization", "X-API-Key"])
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.names, www_redirect=False)
    app.add_middleware(Worded)


class Worded:
    """Makes a problem of each plain refusal by the middleware inside it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 0  # of the refusal whose words are yet to come

        async def worded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start" and _is_refusal(message):
                status = message["status"]
            elif status:
                answer = problem_response(scope["path"], status, message["body"].decode())
                await answer(scope, receive, send)
            else:
                await send(message)

        await self.app(scope, receive, worded)


def _is_refusal(message: Message) -> bool:
    kind = dict(message["headers"]).get(b"content-type", b"")
    return bool(message["status"] >= 400 and kind.startswith(b"text/plain"))  # noqa: PLR2004 - errors start here

"""Marks answers with an ETag of their content, and answers 304 to whoever has that content already."""

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.staticfiles import NotModifiedResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LENGTH = 32  # hexadecimal digits: 128 bits, more than chance will ever meet


class ETagMiddleware:
    """Takes answers that come in one piece; what is streamed is sent on as it comes.

    The tag is a weak one: the same answer may go out compressed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message = {}

        async def tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            begun, start = start, {}
            if _tag(begun, message) and _known(scope, begun):
                await NotModifiedResponse(Headers(raw=begun["headers"]))(scope, receive, send)
                return
            if begun:
                await send(begun)
            await send(message)

        await self.app(scope, receive, tagged)


def _tag(begun: Message, message: Message) -> bool:
    """Adds the tag, unless there is one or the answer is no whole."""
    if not begun or begun["status"] != 200 or message.get("more_body"):  # noqa: PLR2004 - all is well
        return False
    headers = MutableHeaders(raw=begun["headers"])
    headers.setdefault("ETag", f'W/"{sha256(message.get("body", b"")).hexdigest()[:LENGTH]}"')
    headers.setdefault("Cache-Control", "no-cache")  # keep it, but ask before you use it
    begun["headers"] = headers.raw
    return True


def _known(scope: Scope, begun: Message) -> bool:
    given = Headers(scope=scope).get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    return "*" in tags or Headers(raw=begun["headers"])["etag"].removeprefix("W/") in tags

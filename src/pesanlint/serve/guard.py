"""Check every request before it is handled: its sender, its size, its speed, and the number of requests at once."""

import asyncio
import hmac
import ipaddress
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pesanlint.records import NamedTuple
from pesanlint.serve.jobs import refused

COOKIE = "pesanlint"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Content security policy of a page: nothing from other servers, no inline script or style."""
_OPEN_TO_ALL = ("GET", "HEAD")
_LOOPBACK = frozenset({"localhost", "localhost."})


class Limits(NamedTuple):
    """Limits of one request and of all together."""

    body: int = 16 * 2**20 + 2**16
    """Maximum bytes of a body: the largest file that is read, and the form around it."""
    big: int = 2**20
    """Bytes from which on a body counts as large."""
    big_ones: int = 4
    """Maximum large bodies at the same time, which bounds the memory."""
    sending: float = 30.0
    """Seconds in which a client must have sent its body."""
    waiting: int = 96
    """Maximum requests that wait for a process or have one; further ones are refused with a request to retry."""
    seconds: float = 20.0
    """Seconds that the check of one text may take."""


class Door(NamedTuple):
    """Decides which requests are allowed.

    Args:
        token: the token that a client must send; empty if only this machine can connect.
        names: further host names of the server, besides those of this machine.
        origins: further origins of its pages, such as that of the proxy before it.
        is_open: whether it listens to other machines; then any IP address is accepted as a host name.
    """

    token: str = ""
    names: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    is_open: bool = False

    def knows_host(self, host: str) -> bool:
        """Whether a `Host` is this server's: else a page elsewhere has given its own name our address (DNS rebinding)."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            _ = urlsplit(f"//{host}").port
        except ValueError:
            return False
        if name in _LOOPBACK or name in self.names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self.is_open

    def knows_origin(self, origin: str, host: str) -> bool:
        """Whether an `Origin` is that of our own pages."""
        return origin in self.origins or (origin.partition("://")[2] == host and self.knows_host(host))

    def shown(self, token: str) -> bool:
        """Whether a token is correct, compared in constant time."""
        return hmac.compare_digest(token.encode(), self.token.encode())


class Guard:
    """Passes on allowed requests with their body completely read, and adds security headers to the answers."""

    def __init__(self, app: ASGIApp, door: Door, limits: Limits) -> None:
        self._app, self._door, self._limits = app, door, limits
        self._big = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets here
        headers = Headers(scope=scope)
        if refusal := self._refusal(scope, headers):
            await refusal(scope, receive, _safe(send))
            return
        length = headers.get("content-length", "")
        is_big = not length.isdigit() or int(length) > self._limits.big
        if scope["method"] in _OPEN_TO_ALL:
            await self._app(scope, receive, _safe(send))
        elif length.isdigit() and int(length) > self._limits.body:
            await self._too_big(scope, receive, _safe(send))
        elif is_big and self._big >= self._limits.big_ones:
            await busy()(scope, receive, _safe(send))
        else:
            self._big += is_big
            try:
                await self._with_body(scope, receive, _safe(send))
            finally:
                self._big -= is_big

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        door, host = self._door, headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not door.knows_host(host):
            return plain(421, "Nama host ini bukan nama server pesanlint.")
        origin = headers.get("origin")
        if scope["method"] not in _OPEN_TO_ALL and origin is not None and not door.knows_origin(origin, host):
            return plain(403, "Permintaan dari halaman lain ditolak.")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") and (
            scope["method"] not in _OPEN_TO_ALL or headers.get("sec-fetch-mode") != "navigate"
        ):
            return plain(403, "Permintaan dari halaman lain ditolak.")
        is_form = scope["path"].startswith("/v2/")  # these carry their token in the form, and are looked at there
        if door.token and not is_form and not door.shown(given(scope, headers)):
            response = plain(401, "Server ini meminta token. Buka alamat yang diberikan pengelolanya.")
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        return None

    async def _with_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.sending):
                more = True
                while more:
                    message = await receive()
                    if message["type"] != "http.request":
                        return
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > self._limits.body:
                        await self._too_big(scope, receive, send)
                        return
        except TimeoutError:
            await plain(408, "Naskah terlalu lama dikirim.", close=True)(scope, receive, send)
            return
        whole: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]
        await self._app(scope, lambda: _next(whole, receive), send)

    async def _too_big(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = f"{self._limits.body // 2**20} MiB"
        await plain(413, f"Naskah ini terlalu besar; batasnya {limit}.", close=True)(scope, receive, send)


async def _next(whole: list[Message], receive: Receive) -> Message:
    return whole.pop() if whole else await receive()


def given(scope: Scope, headers: Headers) -> str:
    """Return the token of a request: from a header, a cookie, or the address by which the page is first opened."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return token
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        cookie = None
    if cookie:
        return cookie.value
    query = scope["query_string"].decode("latin-1") if scope["path"] == "/" else ""
    return query.removeprefix("token=") if query.startswith("token=") else ""


def plain(status: int, message: str, *, close: bool = False) -> Response:
    """Return a refusal, in the form of every other answer."""
    answer = refused(message, status=status)
    return Response(answer.body, status, {"Connection": "close"} if close else None, "application/json")


def busy() -> Response:
    """Return the answer to requests beyond the limit."""
    response = plain(503, "Server sedang penuh. Coba lagi sebentar lagi.")
    response.headers["Retry-After"] = "2"
    return response


def _safe(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", POLICY)
            headers.setdefault("Cache-Control", "no-store")
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
        await send(message)

    return sent

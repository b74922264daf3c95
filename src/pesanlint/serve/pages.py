"""Serve the page, its script and style, and the handbook."""

import asyncio
import mimetypes
import re
import secrets
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pesanlint.serve.guard import COOKIE, POLICY, Door, plain
from pesanlint.serve.turns import Turns

STATIC = Path(__file__).with_name("static")
_HANDBOOK_SECONDS = 120.0
_META_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


class Pages:
    """The pages.

    Args:
        turns: the worker processes that render the handbook.
        door: decides which requests are allowed.
        book: makes the pages of the handbook.
    """

    def __init__(self, turns: Turns, door: Door, book: Callable[..., Mapping[str, str]] | None) -> None:
        self._turns, self._door, self._make = turns, door, book
        self._made: Mapping[str, str] = {}
        self._making = asyncio.Lock()

    def routes(self) -> list[Route]:
        """The addresses."""
        return [
            Route("/", self._page, methods=["GET"]),
            Route("/static/{name}", self._static, methods=["GET"]),
            Route("/pedoman/", self._book, methods=["GET"]),
            Route("/pedoman/{name}", self._book, methods=["GET"]),
        ]

    @cached_property
    def _files(self) -> dict[str, bytes]:
        """All files beside the page; nothing else can be named."""
        return {path.name: path.read_bytes() for path in STATIC.iterdir() if path.is_file()}

    async def _page(self, request: Request) -> Response:
        if self._door.token and "token" in request.query_params:
            response: Response = RedirectResponse("/", 303)
            is_secure = any(origin.startswith("https:") for origin in self._door.origins)
            response.set_cookie(COOKIE, self._door.token, httponly=True, samesite="strict", secure=is_secure)
            return response
        nonce = secrets.token_urlsafe(16)  # for the styles that CodeMirror makes as it goes
        page = self._files["page.html"].replace(b"{nonce}", nonce.encode())
        policy = POLICY.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")
        return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})

    async def _static(self, request: Request) -> Response:
        name = request.path_params["name"]
        data = self._files.get(name)
        if data is None or name == "page.html":
            return plain(404, "Tidak ada berkas bernama demikian.")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(data, media_type=kind, headers={"Cache-Control": "no-cache"})

    async def _book(self, request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        pages = await self._book_pages()
        page = pages.get(name) or pages.get(f"{name}.html")
        if page is None:
            return plain(404, "Tidak ada butir bernama demikian dalam pedoman ini.")
        headers: dict[str, Any] = {}
        if m := _META_POLICY.search(page[:4000]):
            headers["Content-Security-Policy"] = f"{m[1]}; frame-ancestors 'none'"
        return Response(page, media_type="text/html", headers=headers)

    async def _book_pages(self) -> Mapping[str, str]:
        """Return the pages of the handbook, rendered at the first request."""
        async with self._making:
            if not self._made and self._make:
                self._made = await self._turns.do(self._make, seconds=_HANDBOOK_SECONDS)
        return self._made

"""The server's addresses and their handlers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from pesanlint.errors import PesanlintError
from pesanlint.serve import jobs, languagetool, openapi
from pesanlint.serve.guard import Door, Guard, Limits, busy, plain
from pesanlint.serve.pages import Pages
from pesanlint.serve.questions import QuestionError, asked, date
from pesanlint.serve.turns import Busy, Turns
from pesanlint.workspace import Workspace
from pesanlint.workspace.crew import Crew, Late

Book = Callable[[Workspace], Mapping[str, str]]
"""Returns the pages of the handbook: file name → text. A function at the top level of a module, for a worker process."""


class Server:
    """The handlers of requests.

    Args:
        crew: the processes that check, started.
        door: decides which requests are allowed.
        limits: the limits of requests.
        book: makes the pages of the handbook; without it there are none.
    """

    def __init__(self, crew: Crew, door: Door, limits: Limits, book: Book | None = None) -> None:
        self._turns, self._door = Turns(crew, limits.waiting), door
        self._pages = Pages(self._turns, door, book)

    def routes(self) -> list[Route | Mount]:
        """The addresses."""
        return [
            *self._pages.routes(),
            Route("/api/v1/check", self._check, methods=["POST"]),
            Route("/api/v1/fix", self._fix, methods=["POST"]),
            Route("/api/v1/explain/{rule:path}", self._explain, methods=["GET"]),
            Route("/api/v1/desk", self._desk, methods=["GET"]),
            Route("/api/v1/openapi.json", self._openapi, methods=["GET"]),
            Route("/v2/languages", self._languages, methods=["GET"]),
            Route("/v2/check", self._languagetool, methods=["POST"]),
        ]

    @asynccontextmanager
    async def life(self, _: Starlette) -> AsyncIterator[None]:
        """Start and stop what the server needs."""
        warming = asyncio.gather(*(self._turns.do(jobs.warm) for _ in range(self._turns.size)), return_exceptions=True)
        yield
        warming.cancel()
        self._turns.close()

    async def _check(self, request: Request) -> Response:
        return await self._asked(request, jobs.check)

    async def _fix(self, request: Request) -> Response:
        return await self._asked(request, jobs.fix)

    async def _asked(self, request: Request, job: Callable[..., Any]) -> Response:
        begun = perf_counter()
        question = asked(await request.body(), request.headers.get("content-type", ""), request.query_params)
        session = request.headers.get("x-pesanlint-session", "")[:64]
        answer = _said(await self._turns.do(job, question._replace(session=session), caller=session))
        answer.headers["Server-Timing"] = f"total;dur={1000 * (perf_counter() - begun):.1f}"
        return answer

    async def _explain(self, request: Request) -> Response:
        return _said(await self._turns.do(jobs.explain, request.path_params["rule"]))

    async def _desk(self, request: Request) -> Response:
        return _said(await self._turns.do(jobs.desk, date(request.query_params.get("date", ""))))

    async def _openapi(self, request: Request) -> Response:
        return JSONResponse(openapi.description(_address(request)))

    async def _languages(self, request: Request) -> Response:
        answer = await self._turns.do(jobs.desk, None)
        return JSONResponse(languagetool.languages(json.loads(answer.body)["languages"]))

    async def _languagetool(self, request: Request) -> Response:
        agent = request.headers.get("user-agent")
        try:
            fields = languagetool.form(await request.body(), has_agent=bool(agent))
            if self._door.token and not self._door.shown(fields.get("apiKey", "") or fields.get("api_key", "")):
                return PlainTextResponse("Error: apiKey is missing or wrong", 401)
            question = languagetool.question(fields)
        except languagetool.QuestionError as error:
            return PlainTextResponse(str(error), 400)
        answer = await self._turns.do(languagetool.check, question, f"{_address(request)}/pedoman/")
        return PlainTextResponse(answer, 400) if isinstance(answer, str) else _json(answer)


def app(crew: Crew, door: Door, limits: Limits, book: Book | None = None) -> Guard:
    """Return the ASGI application."""
    server = Server(crew, door, limits, book)
    inside = Starlette(
        routes=server.routes(),
        lifespan=server.life,
        exception_handlers={PesanlintError: _failed, HTTPException: _refused},  # type: ignore[dict-item]
    )
    inside.router.redirect_slashes = False
    return Guard(inside, door, limits)


async def _failed(request: Request, error: PesanlintError) -> Response:
    match error:
        case Busy():
            return busy()
        case QuestionError():
            return plain(error.status, str(error))
        case Late():
            return plain(422, str(error))
    return plain(500, str(error))


async def _refused(request: Request, error: HTTPException) -> Response:
    said = openapi.REFUSALS.get(error.status_code, "Permintaan ini tidak dapat dilayani.")
    response = plain(error.status_code, said)
    response.headers.update(error.headers or {})
    return response


def _said(answer: jobs.Answer) -> Response:
    return _json(answer.body, answer.status)


def _json(body: bytes, status: int = 200) -> Response:
    return Response(body, status, media_type="application/json")


def _address(request: Request) -> str:
    return f"{request.url.scheme}://{request.headers['host']}"

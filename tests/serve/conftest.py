"""A server as a desk would start it, on a port that is free."""

import asyncio
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
import uvicorn

from pesanlint.serve.app import app
from pesanlint.serve.guard import Door, Limits
from pesanlint.serve.running import Server, listening
from pesanlint.workspace import Choices
from pesanlint.workspace.crew import Crew
from serve_desk import FILES


class Running(NamedTuple):
    """A server, and a client for it."""

    url: str
    client: httpx.Client
    process: subprocess.Popen[str]

    def check(self, text: str, **more: object) -> httpx.Response:
        return self.client.post("/api/v1/check", json={"text": text, **more})


Start = Callable[..., Running]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory, cache_home: Path) -> Iterator[Start]:
    """Starts servers, all ended with the tests."""
    begun: list[Running] = []

    def run(*options: str, files: dict[str, str] = FILES) -> Running:
        folder = tmp_path_factory.mktemp("meja")
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "pesanlint", "serve", "--no-open", "--port", "0", *options],
            cwd=folder, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        said = []
        for line in process.stderr:
            said.append(line)
            if m := re.search(r"http://\S+?:(\d+)/", line):
                break
        else:
            pytest.fail("".join(said))
        url = f"http://127.0.0.1:{m[1]}"
        begun.append(Running(url, httpx.Client(base_url=url, timeout=120), process))
        return begun[-1]

    yield run
    for one in begun:
        one.client.close()
        one.process.terminate()
    for one in begun:
        one.process.wait(20)


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Callable[[Limits], str]]:
    """Runs a server with limits of its own in this process, and gives its address."""
    crew = Crew(Choices(), tmp_path, 1, 60.0)
    opened = listening("127.0.0.1", 0)
    stopped = threading.Event()
    threads: list[threading.Thread] = []

    def run(limits: Limits) -> str:
        crew.start()
        ready = threading.Event()

        async def serve() -> None:
            server = Server(uvicorn.Config(app(crew, Door(), limits), log_level="critical"), ready.set)
            task = asyncio.create_task(server.serve(sockets=[opened]))
            await asyncio.to_thread(stopped.wait)
            server.should_exit = True
            await task

        threads.append(threading.Thread(target=lambda: asyncio.run(serve())))
        threads[0].start()
        assert ready.wait(60)
        return f"http://127.0.0.1:{opened.getsockname()[1]}"

    yield run
    stopped.set()
    for thread in threads:
        thread.join(20)
    crew.close()


@pytest.fixture(scope="session")
def server(start: Start) -> Running:
    """A server of a regency's desk, for this machine only."""
    return start()

"""Run the server on a socket until it is interrupted."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

_CONNECTIONS = 500
"""Maximum connections at the same time; uvicorn answers further ones with status 503."""


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address; port 0 means any free port.

    It names TCP as its protocol: only then does asyncio turn off Nagle's algorithm for its connections. With it, an answer in
    two packets waits some 40 ms for the client's acknowledgement of the first.

    Raises:
        OSError: the address cannot be used.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE)
    kind, _, protocol, _, address = found[0]
    opened = socket.socket(kind, socket.SOCK_STREAM, protocol)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(256)
    except OSError:
        opened.close()
        raise
    return opened


def run(app: ASGIApp, opened: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted.

    Args:
        app: the application.
        opened: the socket.
        ready: called once requests are answered.
    """
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, server_header=False, lifespan="on", ws="none", http="h11",
        limit_concurrency=_CONNECTIONS, timeout_keep_alive=10, timeout_graceful_shutdown=3, proxy_headers=False,
    )  # fmt: skip
    Server(config, ready).run(sockets=[opened])


class Server(uvicorn.Server):
    """A server that calls back when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the sockets, then call back."""
        await super().startup(sockets)
        self._ready()

"""The socket on which the server listens."""

import asyncio
import socket

import pytest

from pesanlint.serve.running import listening


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_answers_are_sent_at_once(host: str) -> None:
    """Nagle's algorithm would hold back the second packet of an answer until the first is acknowledged, some 40 ms later."""
    try:
        opened = listening(host, 0)
    except OSError:
        pytest.skip("no such address on this machine")
    without_delay: list[int] = []

    async def serve() -> None:
        def begun(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            without_delay.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        server = await asyncio.start_server(begun, sock=opened)
        reader, writer = await asyncio.open_connection(*opened.getsockname()[:2])
        await reader.read()
        writer.close()
        server.close()

    asyncio.run(serve())
    assert without_delay == [1]

"""Lines that workers make are written as bytes only to a stream that takes them as they are."""

import io

import pytest

from pesanlint.cli import checking


@pytest.mark.parametrize(
    ("stream", "takes"),
    [
        (io.TextIOWrapper(io.BytesIO(), "utf-8"), True),
        (io.TextIOWrapper(io.BytesIO(), "latin-1"), False),
        (io.StringIO(), False),
    ],
)
def test_streams_that_take_bytes(stream: io.TextIOBase, takes: bool) -> None:
    assert checking._takes_bytes(stream) is takes  # type: ignore[arg-type]

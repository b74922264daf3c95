"""Render reports, one module for each format. Output is yielded report by report, so that an archive fits in memory."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module

from pesanlint.finding import Report

LINES = ("jsonl", "github")
"""Formats in which each report is printed by itself; see `encoded`."""
FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit")


def render(name: str, reports: Iterable[Report]) -> Iterator[str]:
    """Render the reports in a format, piece by piece.

    Raises:
        KeyError: the format does not exist.
    """
    if name not in FORMATS:
        raise KeyError(name)
    pieces: Iterator[str] = import_module(f"pesanlint.reporters.{name}").render(reports)
    return pieces


def encoded(name: str, report: Report) -> bytes:
    """What a format of `LINES` has for a report, in UTF-8."""
    return _encoder(name)(report)


@cache
def _encoder(name: str) -> Callable[[Report], bytes]:
    encoder: Callable[[Report], bytes] = import_module(f"pesanlint.reporters.{name}").encoded
    return encoder

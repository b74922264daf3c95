"""Reporters: one file a format. Each takes the reports as they come and yields its output in pieces, so that archives fit."""

from collections.abc import Iterable, Iterator
from importlib import import_module

from pesanlint.finding import Report

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit")


def render(name: str, reports: Iterable[Report]) -> Iterator[str]:
    """The reports in a format, piece by piece.

    Raises:
        KeyError: there is no such format.
    """
    if name not in FORMATS:
        raise KeyError(name)
    pieces: Iterator[str] = import_module(f"pesanlint.reporters.{name}").render(reports)
    return pieces

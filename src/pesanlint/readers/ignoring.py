"""Matches patterns of `.gitignore` and `exclude` like Git, and in bounded time for any pattern.

pathspec turns each pattern into a regular expression. That of `*a*a*a*a*b` tries every way to divide a name among the stars.
The first position where the text after a star fits is always sufficient, because it leaves the most room for the rest; so each
star except the last of a name, and each `**` except the last, takes the first position and never backtracks."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from pesanlint.inputs import MIB, read_bounded

MAX_SIZE = MIB
"""Bytes: maximum size of a `.gitignore`."""
MAX_PATTERN = 1024
"""Characters: maximum length of a pattern."""
MAX_PATTERNS = 10_000
"""Maximum number of lines that are read."""

_SET = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_SETS = re.compile(rf"\\.|\[\^/\]|(?P<set>{_SET})")
_FIXED = rf"(?:\\.|\[\^/\](?![*+])|\(\?!/\){_SET}|[^\\\[\]/()*+?|])*"
"""The parts of pathspec's expressions that match a fixed number of characters: letters, `?` and sets."""
_STAR = re.compile(rf"\[\^/\]\*({_FIXED})(?=\[\^/\]\*)")
_FOLDERS = re.compile(r"\(\?:/\.\+\)\?((?:(?!\(\?:/\.\+\)\?|\(\?P<).)+)(?=\(\?:/\.\+\)\?/)")
_OPENING = re.compile(r"\^\(\?:\.\+/\)\?((?:(?!\(\?:/\.\+\)\?|\(\?P<).)+)(?=\(\?:/\.\+\)\?/)")


class PatternError(ValueError):
    """A pattern that cannot be used; the message is Indonesian, `line` its number from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(lines: Iterable[str], faults: list[PatternError]) -> GitIgnoreSpec:
    """The patterns on the lines. Like in Git, an invalid line is ignored; it is added to `faults`."""
    patterns: list[GitIgnoreSpecPattern] = []
    for number, line in enumerate(lines, 1):
        if number > MAX_PATTERNS:
            faults.append(PatternError(f"Pola mulai baris ini dilewati: hanya {MAX_PATTERNS} baris yang dibaca.", number))
            break
        if len(line) > MAX_PATTERN:
            faults.append(PatternError(f"Pola ini dilewati: panjangnya lebih dari {MAX_PATTERN} karakter.", number))
            continue
        try:
            patterns.append(_pattern(line))
        except (ValueError, re.error):
            faults.append(PatternError("Pola ini dilewati karena tidak sah; periksa kurung siku dan garis miring.", number))
    return GitIgnoreSpec(patterns)


def read(file: Path, faults: list[PatternError]) -> "GitIgnoreSpec | None":
    """The patterns in a `.gitignore`; None without patterns. Like in Git, a link is ignored.

    Raises:
        OSError: the file cannot be read, is not a regular file, or is too large.
    """
    if file.is_symlink():
        return None
    try:
        data = read_bounded(file, MAX_SIZE)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    return parse(data.decode("utf-8-sig", "replace").splitlines(), faults) if data else None


@cache
def _pattern(line: str) -> GitIgnoreSpecPattern:
    plain, include = GitIgnoreSpecPattern.pattern_to_regex(line)
    return GitIgnoreSpecPattern(None if plain is None else re.compile(bounded(plain)), include)


def within_names(plain: str) -> str:
    """An expression of pathspec, changed so that its sets never match `/`, like in Git."""
    return _SETS.sub(lambda m: f"(?!/){m[0]}" if m["set"] else m[0], plain)


def bounded(plain: str) -> str:
    """An expression that matches the same as `within_names(plain)`, in bounded time."""
    stars = _STAR.sub(r"(?>[^/]*?\1)", within_names(plain))
    return _FOLDERS.sub(r"(?>(?:/.+?)??\1(?=/))", _OPENING.sub(r"^(?>(?:.+?/)??\1(?=/))", stars))

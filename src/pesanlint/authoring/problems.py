"""Report problems in a guideline or a configuration."""

from collections.abc import Iterable
from typing import NoReturn

from pesanlint.errors import GuidelineError, Problem


def fail(path: str, message: str, line: int = 1, column: int = 1) -> NoReturn:
    """Raise an error with one problem.

    Raises:
        GuidelineError: always.
    """
    raise GuidelineError([Problem(path, line, column, message)])


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return " Maksud Anda “CHOICE”?" for the most similar of the choices, or "" if none is similar.

    Of equally similar choices the first in alphabetical order is taken, so that a set gives the same result in every run.
    """
    from rapidfuzz import fuzz, process

    nearest = process.extractOne(word, sorted(choices), scorer=fuzz.ratio, score_cutoff=60)
    return f" Maksud Anda “{nearest[0]}”?" if nearest else ""

"""What is wrong with a guideline or a configuration, and where."""

from collections.abc import Iterable
from typing import NoReturn

from pesanlint.errors import GuidelineError, Problem


def fail(path: str, message: str, line: int = 1, column: int = 1) -> NoReturn:
    """Stop at one problem.

    Raises:
        GuidelineError: always.
    """
    raise GuidelineError([Problem(path, line, column, message)])


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A question after the nearest of the choices, with a blank before it; nothing where none is near.

    Of several as near, the first in the alphabet: the same in every run, also for a set.
    """
    from rapidfuzz import process

    nearest = process.extractOne(word, sorted(choices), score_cutoff=60)
    return f" Maksud Anda “{nearest[0]}”?" if nearest else ""

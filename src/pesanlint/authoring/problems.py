"""What is wrong with a guideline or a configuration, and where."""

from collections.abc import Iterable
from typing import NamedTuple, NoReturn


class Problem(NamedTuple):
    """One mistake: the file, the line and the column (from 1, in code points), and what to do about it (Indonesian)."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class GuidelineError(Exception):
    """A guideline or configuration that cannot be used. Carries every problem found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


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

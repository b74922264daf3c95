"""Measures the time spent by phase and by rule."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

READING, SCANNING, RULES, JUDGING = "membaca berkas", "mencari pemicu", "aturan", "menyusun temuan"
"""The phases of a check. What rules share (sentences, quotations, dates) is charged to the rule that needs it first."""


class Profile:
    """Seconds spent, by phase and by rule."""

    def __init__(self) -> None:
        self.phases: dict[str, float] = defaultdict(float)
        self.rules: dict[str, float] = defaultdict(float)
        self.files = 0

    @contextmanager
    def phase(self, name: str, rule: str = "") -> Iterator[None]:
        """Add the time spent in the context to a phase and, if given, to a rule."""
        start = perf_counter()
        try:
            yield
        finally:
            taken = perf_counter() - start
            self.phases[name] += taken
            if rule:
                self.rules[rule] += taken

    def lines(self, most: int = 30) -> Iterator[str]:
        """The lines of the profile (Indonesian): the phases, then the slowest rules, each with seconds and share."""
        total = sum(self.phases.values())
        yield f"{total:.3f} detik untuk {self.files} berkas"
        for name, taken in _most(self.phases):
            yield f"{taken:9.3f} s {_share(taken, total)}  {name}"
        yield f"{min(most, len(self.rules))} aturan yang paling lama:"
        for name, taken in _most(self.rules)[:most]:
            yield f"{taken:9.3f} s {_share(taken, total)}  {name}"


def _most(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(seconds.items(), key=lambda item: -item[1])


def _share(part: float, whole: float) -> str:
    return f"{part / whole if whole else 0:4.0%}"

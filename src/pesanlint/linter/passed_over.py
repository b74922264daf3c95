"""Find ignored text in a source, by regular expressions of other programs (`TokenIgnores`)."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pesanlint.document import Document
from pesanlint.finding import Finding
from pesanlint.reading.paths import fits
from pesanlint.rule import TIME_LIMIT
from pesanlint.search import patterns
from pesanlint.spans import SourceSpan, Span


class PassedOver:
    """The ignored spans of one document, found at the first request."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[tuple[str, str], ...], list[SourceSpan]] = {}

    def without(self, findings: Iterable[Finding], ignores: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
        """Return the findings outside of ignored spans."""
        if ignores not in self._found:
            self._found[ignores] = [*self._document.passed_over, *self._stretches(ignores)]
        stretches = self._found[ignores]
        return (one for one in findings if not any(stretch.covers(one.span) for stretch in stretches))

    def _stretches(self, ignores: tuple[tuple[str, str], ...]) -> Iterator[SourceSpan]:
        for glob, pattern in ignores:
            if not fits(glob, self._document.path) or (compiled := _compiled(pattern)) is None:
                continue
            try:
                for m in compiled.finditer(self._document.source, timeout=TIME_LIMIT):
                    yield Span(*m.span())
            except TimeoutError:
                continue


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> patterns.Compiled | None:
    try:
        return patterns.compiled(pattern, match_case=True)
    except ValueError:
        return None

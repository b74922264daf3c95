"""What of a source some rules pass over, as configurations of other programs say by regular expressions (`TokenIgnores`)."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pesanlint.document import Document
from pesanlint.finding import Finding
from pesanlint.reading.paths import fits
from pesanlint.rule import TIME_LIMIT
from pesanlint.search import patterns
from pesanlint.spans import SourceSpan, Span


class PassedOver:
    """The stretches of one document that are passed over, found when a rule first asks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[tuple[str, str], ...], list[SourceSpan]] = {}

    def without(self, findings: Iterable[Finding], ignores: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
        """Those of some findings that lie in none of the stretches."""
        if ignores not in self._found:
            self._found[ignores] = list(self._stretches(ignores))
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

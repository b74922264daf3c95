"""Find ignored text in a source: by regular expressions of other programs (`TokenIgnores`), by elements and classes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pesanlint.document import Document
from pesanlint.finding import Finding
from pesanlint.reading.paths import fits
from pesanlint.reading.places import are_within
from pesanlint.rule import TIME_LIMIT, Rule
from pesanlint.search import patterns
from pesanlint.spans import SourceSpan, Span, last_begun, widest

if TYPE_CHECKING:
    from pesanlint.readers.markup import Element

_Settings = tuple[tuple[str, str], ...]
_ELEMENTS = {"link": ("a",), "emphasis": ("em", "i")}
"""Scope → elements, where they are not named alike."""


class PassedOver:
    """The ignored spans of one document, found at the first request."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[_Settings, _Settings], Sequence[SourceSpan]] = {}

    def without(self, findings: Iterable[Finding], rule: Rule) -> Iterator[Finding]:
        """Return the findings of a rule outside of ignored spans."""
        key = rule.ignores, rule.skips
        if key not in self._found:
            found = *self._document.passed_over, *self._stretches(rule.ignores), *self._named(rule.skips)
            self._found[key] = widest(found)
        stretches = self._found[key]
        return (one for one in findings if not last_begun(stretches, one.span.start).covers(one.span))

    def _stretches(self, ignores: _Settings) -> Iterator[SourceSpan]:
        for glob, pattern in ignores:
            if not self._fits(glob) or (compiled := _compiled(pattern)) is None:
                continue
            try:
                for m in compiled.finditer(self._document.source, timeout=TIME_LIMIT):
                    yield Span(*m.span())
            except TimeoutError:
                continue

    def _fits(self, glob: str) -> bool:
        from pesanlint.readers.fields import values  # rare, as what else is imported below

        return fits(glob, self._document.path, lambda: values(self._document.source))

    @cached_property
    def _elements(self) -> "tuple[Element, ...]":
        from pesanlint.readers.markup import elements

        return elements(self._document)

    def _named(self, skips: _Settings) -> Iterator[SourceSpan]:
        from pesanlint.readers.fields import fields

        for glob, name in skips:
            if not self._fits(glob):
                continue
            if name.startswith("."):
                yield from (one.span for one in self._elements if name[1:] in one.classes)
            elif name == "quote":
                from pesanlint.readers.markup import quotations

                yield from (one.span for one in (*self._elements, *quotations(self._document)) if one.name == "q")
            elif "." in name or name in ("comment", "heading", "list", "blockquote", "alt"):
                front = fields(self._document) if name.startswith("frontmatter") else None
                for document in (self._document, *((front,) if front else ())):
                    blocks = (block for block in document.blocks if are_within((name,), block.labels))
                    yield from (document.map.to_source(block.span) for block in blocks)
            else:
                yield from (one.span for one in self._elements if one.name in _ELEMENTS.get(name, (name,)))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> patterns.Compiled | None:
    try:
        return patterns.compiled(pattern, match_case=True)
    except ValueError:
        return None

"""Finds an expression that occurs too often, or not often enough, in a sentence, a block or a document."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.document import PLACEHOLDER
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Match
from pesanlint.reading.places import are_within
from pesanlint.reading.reading import Reading
from pesanlint.rule import TIME_LIMIT, DocumentCheck, DocumentRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Span


@record(kw_only=True)
class Occurrence(DocumentRule):
    """Finds an expression that occurs too often, or not often enough, in a sentence, a block or a document.

    The finding is at the first occurrence, or at the first word if there is none. Blocks of code do not count; with `blocks`,
    only the named blocks count.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "count", "min", "max", "limit"})

    kind: Literal["occurrence"]
    message: str = "“{found}” muncul {count} kali di sini; batasnya {limit}."
    pattern: str
    """A regular expression for the counted text, in the dialect of `pattern`."""
    min: int = 0
    """Minimum number of occurrences."""
    max: int = 0
    """Maximum number of occurrences; 0 means no limit."""
    unit: Literal["sentence", "block", "document"] = "block"
    """Where occurrences are counted."""
    match_case: bool = False
    """Whether upper and lower case differ."""

    def __post_init__(self) -> None:
        if self.min < 1 and self.max < 1:
            raise WrongKey("max", "Tulis “min” atau “max” sebagai bilangan 1 atau lebih.")
        try:
            patterns.compiled(self.pattern, match_case=self.match_case)
        except ValueError as error:
            raise WrongKey("pattern", str(error)) from None

    def is_about_whole(self) -> bool:
        """Whether occurrences in the whole document are counted."""
        return self.unit == "document"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Count the matches in each unit."""
        compiled = cache(lambda: patterns.compiled(self.pattern, match_case=self.match_case))
        harmless = cache(lambda: patterns.harmless_length(self.pattern, match_case=self.match_case))
        word = cache(lambda: patterns.compiled(r"\S+", match_case=True))

        def is_within(count: int) -> bool:
            return self.min <= count and not 0 < self.max < count

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            whole = reading.lined if self.literal else reading.text
            coded = self._widths(reading) if self.literal else {}
            places_of_code = list(coded)
            for unit in self._units(reading):
                if len(unit) == 1 and not _is_any_within(places_of_code, unit[0]):
                    # Most units are within the limits, and counting does without the places.
                    start, end = unit[0]
                    if end - start <= harmless() and is_within(len(compiled().findall(whole[start:end]))):
                        continue
                spans = []
                for start, end in unit:
                    text, places = whole[start:end], None
                    if _is_any_within(places_of_code, (start, end)):
                        places = [at for at in range(start, end) for _ in range(coded.get(at, 1))]
                        text = "".join(whole[at] for at in places)
                    try:
                        found = [m.span() for m in patterns.matches(compiled(), text, harmless=harmless(), seconds=TIME_LIMIT)]
                    except TimeoutError:
                        raise RuleTimeout(TIME_LIMIT) from None
                    if places:
                        found = [(places[a] - start, places[b - 1] - start + 1) if a < b else (0, 0) for a, b in found]
                    spans += [Span(a + start, b + start) for a, b in found]
                if is_within(len(spans)):
                    continue
                shown = (span for span in spans if reading.text[slice(*span)].strip(f" \n\t{PLACEHOLDER}"))
                start, end = unit[0]
                first = word().search(reading.text, start, end)
                place = next(shown, None) if spans else Span(*first.span()) if first else unit[0]
                if place:
                    limit = self.min if len(spans) < self.min else self.max
                    values = {"count": len(spans), "min": self.min, "max": self.max, "limit": limit}
                    yield Match(place, {name: str(value) for name, value in values.items()})

        return check

    def _widths(self, reading: Reading) -> dict[int, int]:
        """The offsets of code and images, each with the length of its text: other programs count as many asterisks."""
        found = {}
        at = reading.text.find(PLACEHOLDER)
        while at >= 0:
            span = reading.document.map.to_source(reading.origin(Span(at, at + 1)))
            found[at] = max(len(reading.document.source[slice(*span)].strip("`")), 1)
            at = reading.text.find(PLACEHOLDER, at + 1)
        return found

    def _units(self, reading: Reading) -> Iterator[list[Span]]:
        blocks = [
            block
            for block in reading.blocks
            if block.kind != "code" and (not self.blocks or self.is_raw() or are_within(self.blocks, block.labels))
        ]
        if self.unit == "document":
            yield from [[block.span for block in blocks]] if blocks else []
        elif self.unit == "block":
            yield from ([block.span] for block in blocks)
        else:
            yield from ([sentence] for block in blocks for sentence in reading.sentences_of(block, by_stops=self.literal))


def _is_any_within(offsets: Sequence[int], span: tuple[int, int]) -> bool:
    """Whether one of the offsets, which are in order, is in a span."""
    at = bisect_left(offsets, span[0])
    return at < len(offsets) and offsets[at] < span[1]

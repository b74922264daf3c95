"""Reports blocks that add a second of two expressions to a text which may use only one of them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Match
from pesanlint.reading.places import are_within
from pesanlint.reading.reading import Reading
from pesanlint.rule import TIME_LIMIT, DocumentCheck, DocumentRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Span


@record()
class Pair:
    """Two regular expressions of which a text may use only one."""

    __pydantic_config__ = STRICT

    one: str
    """A regular expression."""
    other: str
    """The other one."""


@record(kw_only=True)
class Either(DocumentRule):
    """Reports blocks that use two expressions of which a text may use only one, or one of them after the other.

    `consistency` does this for words and phrases, chooses the more frequent form and has a fix. `either` is for what only a
    regular expression describes, such as straight and curly quotation marks. Each block has one finding for a pair, at its
    last match; where that has no letters or digits, at the first occurrence of its text.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["either"]
    message: str = "Naskah ini memakai dua bentuk; “{found}” salah satunya. Pilih satu."
    pairs: tuple[Pair, ...]
    """The pairs of regular expressions, in the dialect of `pattern`."""
    border: bool = True
    """Whether a match must begin and end at word boundaries, as with `\\b`."""
    match_case: bool = False
    """Whether upper and lower case differ."""

    def __post_init__(self) -> None:
        for index, pair in enumerate(self.pairs):
            for text in (pair.one, pair.other):
                try:
                    patterns.compiled(text, match_case=True)
                except ValueError as error:
                    raise WrongKey("pairs", f"Butir ke-{index + 1}: {error}") from None

    def compile(self, desk: Desk) -> DocumentCheck:
        """Search each block for both expressions of each pair."""
        edge = r"\b" if self.border else ""
        joined = [rf"{edge}(?:(?P<one>{pair.one})|(?P<other>{pair.other})){edge}" for pair in self.pairs]
        compiled = [cache(lambda text=text: patterns.compiled(text, match_case=self.match_case)) for text in joined]
        harmless = [cache(lambda text=text: patterns.harmless_length(text, match_case=self.match_case)) for text in joined]

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            whole = reading.lined if self.literal else reading.text
            used: list[set[str]] = [set() for _ in self.pairs]
            for block in reading.blocks:
                if block.kind == "code" or (self.blocks and not self.is_raw() and not are_within(self.blocks, block.labels)):
                    continue
                start, end = block.span
                text = whole[start:end]
                for index, expression in enumerate(compiled):
                    limit = harmless[index]()
                    try:
                        found = list(patterns.matches(expression(), text, harmless=limit, seconds=TIME_LIMIT))
                    except TimeoutError:
                        raise RuleTimeout(TIME_LIMIT) from None
                    used[index].update("one" if m["one"] is not None else "other" for m in found)
                    if found and len(used[index]) > 1:
                        shown = found[-1][0]
                        at = start + (found[-1].start() if any(map(str.isalnum, shown)) else text.find(shown))
                        yield Match(Span(at, at + len(shown)))

        return check

"""Requires that a text with one thing has another: an abbreviation and its expansion, a claim and its source."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pesanlint.authoring.fields import SetByLoader, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Match
from pesanlint.reading.places import are_within
from pesanlint.reading.reading import Reading
from pesanlint.records import NamedTuple, replaced
from pesanlint.rule import TIME_LIMIT, DocumentCheck, DocumentRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Span


@record(kw_only=True)
class Conditional(DocumentRule):
    """Requires that a text with one thing has another: an abbreviation and its expansion, a claim and its source.

    If `then` has a group, the match of `if` must equal the text of the group, in the same block or one before it
    (`Badan Ad Hoc (BAH)` for a later `BAH`). Without a group, `then` must match anywhere in the same scope.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["conditional"]
    if_: str
    """A regular expression for the text that requires another."""
    then: str
    """A regular expression for the required text."""
    within: Literal["block", "document"] = "block"
    """Where `then` is searched if it has no group."""
    triggers_: Words = ()
    """Literals; a text is searched only if it contains one of them, also inside a word."""
    match_case: bool = True
    """Whether upper and lower case differ."""
    except_: Words = ()
    """Regular expressions: a match of `if` that contains a match of one is accepted without `then`."""
    codes: Annotated[tuple[tuple[str, tuple[Any, ...], int], ...], SetByLoader] = ()
    """The expressions compiled, pickled, each with the length of text that takes long in no search. Set by the loader."""
    needed: Annotated[tuple[str, ...], SetByLoader] = ()
    """Literals of which a match of `then` has one; empty if unknown. Set by the loader, never in YAML."""

    def __post_init__(self) -> None:
        for key, text in (("if", self.if_), ("then", self.then), *(("except", one) for one in self.except_)):
            try:
                patterns.compiled(text, match_case=self.match_case)
            except ValueError as error:
                raise WrongKey(key, str(error)) from None

    def triggers(self) -> Iterable[str]:
        """The given triggers."""
        return self.triggers_

    def expanded(self, taken: Collection[str]) -> Self:
        """The rule with its expressions compiled, and the literals of `then`."""
        from pesanlint.search.necessary import literals

        codes = []
        for text in filter(None, dict.fromkeys((self.if_, self.then, self._excepted()))):
            compiled = patterns.compiled(text, match_case=self.match_case)
            codes.append((text, patterns.pickled(compiled), patterns.harmless_length(text, match_case=self.match_case)))
        found = literals(self.then, match_case=True) if self.match_case else None
        return replaced(self, codes=tuple(codes), needed=found.strings if found and found.cased else ())

    def _excepted(self) -> str:
        return rf"\b(?:{'|'.join(self.except_)})\b" if self.except_ else ""

    def compile(self, desk: Desk) -> DocumentCheck:
        """Search for matches of `if`, and then for `then`."""
        codes = {text: (code, harmless) for text, code, harmless in self.codes}

        @cache
        def ready(text: str) -> tuple[patterns.Compiled, int]:
            code, harmless = codes.get(text, ((), 0))
            made = patterns.unpickled(text, code) if code else None
            return made or patterns.compiled(text, match_case=self.match_case), harmless

        def found(text: str, within: str) -> list[patterns.Found]:
            compiled, harmless = ready(text)
            try:
                return list(patterns.matches(compiled, within, harmless=harmless, seconds=TIME_LIMIT))
            except TimeoutError:
                raise RuleTimeout(TIME_LIMIT) from None

        excepted = self._excepted()
        needed = cache(lambda: re.compile("|".join(map(re.escape, self.needed))))  # hundreds that begin alike: `(AA`, `(AB`

        def may_stand(text: str) -> bool:
            return bool(needed().search(text))

        def asked(text: str) -> tuple[_Asked, ...]:
            by_group = ready(self.then)[0].groups > 0
            wanted = found(self.if_, text)
            others = found(self.then, text) if (by_group or wanted) and may_stand(text) else []
            unexcepted = [m for m in wanted if not (excepted and found(excepted, m[0]))]
            groups = tuple([group for m in others for group in m.groups() if group])
            if not unexcepted and not groups:
                return ()
            return (_Asked(tuple([(Span(m.start(), m.end()), m[0]) for m in unexcepted]), bool(others), groups),)

        def of_blocks(reading: Reading) -> Iterator[tuple[Block, _Asked]]:
            if self.literal:  # where the lines of a block break is not told by its text
                for block in filter(is_meant, reading.blocks):
                    yield from ((block, one) for one in asked(reading.lined[slice(*block.span)]))
                return
            for at, those in reading.told.some(asked).items():
                if is_meant(block := reading.blocks[at]):
                    yield from ((block, one) for one in those)

        def is_meant(block: Block) -> bool:
            return block.kind != "code" and (not self.blocks or self.is_raw() or are_within(self.blocks, block.labels))

        def stands_anywhere(reading: Reading) -> bool:
            meant = (reading.text[slice(*block.span)] for block in reading.blocks if is_meant(block))
            return any(found(self.then, text) for text in meant if may_stand(text))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            by_group = ready(self.then)[0].groups > 0
            told: set[str] = set()
            anywhere: bool | None = None if self.within == "document" and not by_group else False
            for block, one in of_blocks(reading):
                told.update(one.groups)
                if not by_group and one.has_then:
                    continue
                if anywhere is None:
                    anywhere = stands_anywhere(reading)
                for span, text in one.wanted if not anywhere else ():
                    if text not in told:
                        yield Match(span.shifted(block.span.start))

        return check


class _Asked(NamedTuple):
    """What a block has of the two expressions, by its text."""

    wanted: tuple[tuple[Span, str], ...]
    """The matches of `if` that are not excepted."""
    has_then: bool
    groups: tuple[str, ...]
    """What the groups of `then` matched."""

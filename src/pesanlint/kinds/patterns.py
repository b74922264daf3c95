"""Finds matches of several regular expressions, each with its replacement."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Annotated, ClassVar, Literal, Self

from pesanlint.authoring.fields import STRICT, SetByLoader, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.editing import made, steps
from pesanlint.reading.lettercase import cased
from pesanlint.reading.passage import Passage
from pesanlint.records import replaced
from pesanlint.rule import TIME_LIMIT, PassageCheck, PassageRule, Term
from pesanlint.search import patterns
from pesanlint.search.beginnings import places
from pesanlint.search.folding import Folded, Hit, folded
from pesanlint.search.joined import Joined
from pesanlint.spans import Edit, Span

_FEW = 6
"""Maximum number of expressions that are searched separately after their literals; more are searched all at once."""
_RARE = 14.0
"""Rarity of literals from which on they are worth searching for a rule about headings alone."""
_ALL = frozenset((-1,))
_BLANKS = re.compile(r"(?<!\\)\\s\+?(?!\??[^\[]*\])")
_GROUP = re.compile(r"\\(\d)")


@record()
class Wording:
    """A regular expression, and the replacement of its matches."""

    __pydantic_config__ = STRICT

    not_: str
    """The regular expression."""
    use: Words = ()
    """The replacement; with several, a person must choose. `\\1` is the text of the first group. Empty text deletes it."""
    edit: Words = ()
    """Instead of `use`: operations that make the replacement out of the match, each name followed by its values, as in
    `[trim_right, "!"]`, `[regex, "(\\d)%", "$1 persen"]`, `[lower]`."""
    right: str = ""
    """A regular expression; a match that it matches completely is accepted."""
    unless: int = 0
    """The number of a group; if it is not empty, the match is accepted."""
    message: str = ""
    """The message, instead of the rule's message."""


@record(kw_only=True)
class Patterns(PassageRule):
    """Finds matches of regular expressions, and replaces them.

    If several match at the same position the first counts, so list longer ones first. The dialect is that of `pattern`. All are
    searched at once, in each block or sentence.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})

    kind: Literal["patterns"]
    wordings: tuple[Wording, ...]
    """The regular expressions."""
    border: bool = True
    """Whether a match must begin and end at word boundaries, as with `\\b`."""
    match_case: bool = False
    """Whether upper and lower case differ."""
    keep_case: bool = False
    """Whether the replacement takes the letter case of the match."""
    safe: bool = False
    """Whether the fixes keep meaning and grammar in any context, so that `--fix` applies those with one replacement."""
    unit: Literal["block", "sentence"] = "block"
    """The unit that is searched, to which `^` and `$` refer."""
    as_written: bool = False
    """Whether the expressions are about blanks, and see the original text; see `pattern`."""
    except_: Words = ()
    """Regular expressions, in the given letter case: a match that contains a match of one is accepted. If one has several
    words, it ignores letter case, and a match inside its match is accepted."""
    literals: Annotated[tuple[tuple[str, ...], ...], SetByLoader] = ()
    """For each expression literals of which a block must contain one; empty if an expression has none. Set by the loader,
    never in YAML."""
    distances: Annotated[tuple[tuple[int, ...], ...], SetByLoader] = ()
    """For each expression how many characters after the beginning of a match one of its literals is; empty if unknown. Set by
    the loader, never in YAML."""
    marks: Annotated[tuple[tuple[str, int], ...], SetByLoader] = ()
    """Strings, one of which every match has, and how many characters after its beginning; empty if unknown. Set by the loader,
    never in YAML."""
    further: Annotated[tuple[tuple[str, ...], ...], SetByLoader] = ()
    """Lists of literals; a match must have one of each besides. Set by the loader, never in YAML."""
    whole: Annotated[tuple[str, ...], SetByLoader] = ()
    """The literals that count only as whole words. Set by the loader, never in YAML."""
    numbers: Annotated[bool, SetByLoader] = False
    """Whether every match begins with a number, if all digits of a text are ASCII. Set by the loader, never in YAML."""
    plain_only: Annotated[bool, SetByLoader] = False
    """Whether `literals` hold only for texts without letters and digits beyond ASCII. Set by the loader, never in YAML."""
    cased: Annotated[bool, SetByLoader] = False
    """Whether `literals` are in the letter case that they must have. Set by the loader, never in YAML."""
    harmless: Annotated[int, SetByLoader] = 0
    """Up to which length of the text no search takes long. Set by the loader, never in YAML."""
    code: Annotated[patterns.Pickled, SetByLoader] = ()
    """The compiled expression. Set by the loader, never in YAML."""

    def __post_init__(self) -> None:
        if self.code:
            return  # it was validated before
        for index, one in enumerate(self.wordings):
            try:
                steps(one.edit)
            except ValueError as error:
                raise WrongKey("wordings", f"Butir ke-{index + 1}: {error}") from None
            for text in filter(None, (one.not_, one.right)):
                try:
                    patterns.compiled(text, match_case=True)
                except ValueError as error:
                    raise WrongKey("wordings", f"Butir ke-{index + 1}: {error}") from None
        try:
            _ = self._inside, self._around, self._joined().compiled
        except ValueError as error:
            raise WrongKey("except", str(error)) from None

    def triggers(self) -> Iterable[str]:
        """Literals that a match of the expressions requires."""
        return chain.from_iterable(self.literals)

    def heeds_case(self) -> bool:
        """Whether the literals do."""
        return self.cased

    def is_whole(self, trigger: str) -> bool:
        """Whether a literal counts only as whole words."""
        return trigger in self.whole

    def sees_blanks(self) -> bool:
        """Whether the expressions do."""
        return self.as_written

    def trusts_triggers(self, text: Folded) -> bool:
        """Whether the literals are valid for this text."""
        return not self.plain_only or text.plain

    def listed(self) -> Iterator[Term]:
        """Return every expression with its replacements."""
        return (Term((one.not_,), one.use) for one in self.wordings)

    def expanded(self, taken: Collection[str]) -> Self:
        """Return the rule with its literals and the compiled expression."""
        from pesanlint.search.beginnings import begins_with_number, distances, marks_at_start
        from pesanlint.search.necessary import literals, rarity

        joined = self._joined()
        found = [literals(self._seen(self._joined([index])), match_case=self.match_case) for index in range(len(self.wordings))]
        cased = all(one.cased for one in found)
        if not all(one.strings for one in found):
            # Together they may still have some: `(?:a|b)x`.
            found = [literals(self._seen(joined), match_case=self.match_case)]
            cased = found[0].cased
        are_seen = all(
            one.strings and not (self.literal and any("*" in string for string in chain(one.strings, *one.further)))
            for one in found
        )
        lists = tuple(one.strings if cased else tuple(sorted({*map(folded, one.strings)})) for one in found) if are_seen else ()
        if self.blocks and all(one.startswith("heading") for one in self.blocks) and rarity({*chain(*lists)}) < _RARE:
            lists = ()  # it costs less to search a few short blocks than to find them
        away = [
            distances(self._seen(self._joined([index])), strings, match_case=self.match_case, cased=cased)
            for index, strings in enumerate(lists if len(lists) == len(self.wordings) else ())
        ]
        inside = {literal for one, strings in zip(found, lists, strict=False) if not one.whole for literal in strings}
        whole = {*chain(*lists)} - inside
        return replaced(
            self, literals=lists, whole=tuple(sorted(whole)), distances=tuple(away),
            further=found[0].further if len(found) == 1 and are_seen else (),
            marks=marks_at_start(joined.text) if self.match_case else (),
            plain_only=any(one.plain_only for one in found), cased=cased,
            harmless=patterns.harmless_length(joined.text, match_case=self.match_case), code=patterns.pickled(joined.compiled),
            numbers=begins_with_number(joined.text, match_case=self.match_case),
        )  # fmt: skip

    def _seen(self, joined: Joined) -> str:
        """Return an expression for the normalized text, in which every run of blanks is one blank."""
        return joined.text if self.as_written else _BLANKS.sub(" ", joined.text)

    def _joined(self, which: Iterable[int] | None = None) -> Joined:
        chosen = self.wordings if which is None else [self.wordings[index] for index in which]
        return Joined([one.not_ for one in chosen], border=self.border, match_case=self.match_case)

    @property
    def _inside(self) -> patterns.Compiled | None:
        joined = "|".join(self.except_)
        return patterns.compiled(rf"(?m)\b(?:{joined})\b", match_case=True) if joined else None

    @property
    def _around(self) -> patterns.Compiled | None:
        joined = "|".join(one for one in self.except_ if " " in one or r"\s" in one)
        return patterns.compiled(rf"\b(?:{joined})\b", match_case=False) if joined else None

    def compile(self, desk: Desk) -> PassageCheck:
        """Search a passage for all expressions at once."""
        joined = cache(self._joined)
        compiled = cache(lambda: (patterns.unpickled(joined().text, self.code) if self.code else None) or joined().compiled)
        inside, around = cache(lambda: self._inside), cache(lambda: self._around)
        wordings = [_Ready(one) for one in self.wordings]
        whole = tuple(range(len(wordings)))
        waiting: dict[str, set[int]] = defaultdict(set)
        for index, strings in enumerate(self.literals if len(self.literals) == len(wordings) else ()):
            for literal in strings:
                waiting[literal].add(index)
                waiting[folded(literal)].add(index)

        before = {literal: {by for index in those for by in self.distances[index]} for literal, those in waiting.items()}
        unplaced = {index for index, those in enumerate(self.distances) if not those}

        @cache
        def alone(index: int) -> Joined:
            return self._joined([index])

        def trusts(passage: Passage) -> bool:
            return not self.plain_only or passage.folded.plain

        def possible(passage: Passage, hits: Sequence[Hit]) -> tuple[int, ...]:
            """Return the expressions with a literal in a passage; if many, all."""
            if len(wordings) < _FEW or not hits or not waiting or not trusts(passage):
                return whole
            found: set[int] = set()
            for hit in hits:
                found |= waiting.get(hit.trigger, _ALL)
            return tuple(sorted(found)) if len(found) < _FEW and -1 not in found else whole

        def beginnings(passage: Passage, text: str, hits: Sequence[Hit]) -> Sequence[int] | None:
            """Return where matches in a passage may begin, in order; None if that is unknown."""
            if self.numbers and passage.folded.plain:
                return passage.numbers
            if self.marks and not hits:
                return sorted({at - by for mark, by in self.marks for at in places(text, (mark,)) if at >= by})
            if len(unplaced) == len(self.distances) or not hits or not trusts(passage):
                return None
            found = {start - by for start, _, trigger in hits for by in before[trigger] if start >= by}
            for index in {index for hit in hits for index in waiting[hit.trigger]} & unplaced if unplaced else ():
                timeout = None if len(text) <= self.harmless else TIME_LIMIT
                found.update(m.start() for m in alone(index).compiled.finditer(text, overlapped=True, timeout=timeout))
            return sorted(found)

        def with_literals(passage: Passage, spans: Iterable[Span], hits: Sequence[Hit]) -> Iterator[Span]:
            """Return those parts of a passage that have the literals of a match."""
            starts = sorted(hit.start for hit in hits)
            shown = passage.folded.read if self.cased else passage.folded.text
            for span in spans:
                at = bisect_left(starts, span.start)
                if at < len(starts) and starts[at] < span.end:
                    part = shown[slice(*span)]
                    if all(any(literal in part for literal in literals) for literals in self.further):
                        yield span

        def find(passage: Passage, text: str, offset: int, which: tuple[int, ...], at: Sequence[int] | None) -> Iterator[Match]:
            every = (
                _all(joined(), compiled(), text, self.harmless, at)
                if which == whole
                else _by_turns(which, alone, text, self.harmless)
            )
            for index, m in every:
                start, end = m.span()
                if (start == end and not self.literal) or ((one := inside()) and one.search(m[0])):
                    continue
                if (one := around()) and any(a <= start and end <= b for a, b in (w.span() for w in one.finditer(text))):
                    continue
                by, part = (joined(), index) if which == whole else (alone(index), 0)
                yield from self._match(passage, Span(start + offset, end + offset), m, part, by, wordings[index])

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            try:
                text = passage.lined if self.literal else passage.text
                if self.unit == "block":
                    at = beginnings(passage, text, hits)
                    yield from find(passage, text, 0, whole if at is not None else possible(passage, hits), at)
                else:
                    which = possible(passage, hits)
                    sentences: Iterable[Span] = passage.sentences_of(by_stops=self.literal)
                    if hits and trusts(passage):
                        sentences = with_literals(passage, sentences, hits)
                    for start, end in sentences:
                        yield from find(passage, text[start:end], start, which, None)
            except TimeoutError:
                raise RuleTimeout(TIME_LIMIT) from None

        return check

    def _match(
        self, passage: Passage, span: Span, m: patterns.Found, part: int, joined: Joined, one: "_Ready"
    ) -> Iterator[Match]:
        found = m[0].replace("\n", " ")
        uses = [_GROUP.sub(lambda g: joined.group(m, part, int(g[1])), use) for use in one.wording.use]
        if one.right and one.right.fullmatch(found):
            return
        if one.wording.edit:
            uses = [made(found, one.wording.edit, [joined.group(m, part, number) for number in range(1, 10)])]
        if one.wording.unless and joined.group(m, part, one.wording.unless):
            return
        if self.keep_case:
            uses = [cased(passage, span, use) for use in uses]
        if found in uses:
            return
        fixes = tuple(Fix((Edit(span, use),), self.safe and len(uses) == 1) for use in uses)
        values = {"use": either(uses, passage.language.either)} if uses else {}
        yield Match(span, values, fixes, one.wording.message or None)


def _all(
    joined: Joined, compiled: patterns.Compiled, text: str, harmless: int, at: Sequence[int] | None = None
) -> Iterator[tuple[int, patterns.Found]]:
    """The matches of all expressions at once, each with the index of its expression.

    Args:
        joined: the expressions.
        compiled: the same compiled.
        text: the text.
        harmless: the length of text up to which no search takes long.
        at: where matches may begin, in order; None if anywhere.
    """
    found = patterns.matches(compiled, text, harmless=harmless, seconds=TIME_LIMIT, places=at)
    return ((joined.part(m), m) for m in found)


def _by_turns(
    which: Sequence[int], alone: Callable[[int], Joined], text: str, harmless: int
) -> Iterator[tuple[int, patterns.Found]]:
    """The same for a few of the expressions, each by itself: a subset of them joined would have to be compiled first."""
    limit = None if len(text) <= harmless else TIME_LIMIT
    expressions = {index: alone(index).compiled for index in which}
    found = {index: m for index, one in expressions.items() if (m := one.search(text, timeout=limit))}
    while found:
        index = min(found, key=lambda one: (found[one].start(), one))
        m = found.pop(index)
        yield index, m
        at = max(m.end(), m.start() + 1)
        for one in (index, *(one for one, other in found.items() if other.start() < at)):
            if further := expressions[one].search(text, at, timeout=limit):
                found[one] = further
            else:
                found.pop(one, None)


class _Ready:
    """An expression, compiled on first use."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    @cached_property
    def right(self) -> patterns.Compiled | None:
        return patterns.compiled(self.wording.right, match_case=True) if self.wording.right else None

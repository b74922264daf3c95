"""Checks the letter case of headlines and other blocks: title, sentence, lower or upper case, or a pattern."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.language.casing import is_capitalised, title_case
from pesanlint.reading.passage import Passage
from pesanlint.rule import TIME_LIMIT, PassageCheck, PassageRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_AP = frozenset("a an and as at but by en for if in nor of on or per the to vs vs. via v v.".split())
_CHICAGO = _AP | frozenset(
    "with from into during including until against among throughout despite towards upon concerning about over through before "
    "between after since without under within along following across beyond around down near above".split()
)
_SMALL: dict[str, Set[str]] = {"ap": _AP, "chicago": _CHICAGO}
_TOKEN = re.compile(r"[^\W_\ufffc]+[^\s\-/]*|\ufffc")
_WORD = re.compile(r"[^\W_]\S*|[\ufffc*]\S*")
_NUMBER = re.compile(r"\d+\.")


@record(kw_only=True)
class Capitalization(PassageRule):
    """Checks the letter case of headlines, or of other `blocks`.

    `title`: every word is capitalized except small words. By `eyd` those are the function words of the language, a fully
    doubled word has two capitals (`Undang-Undang`) and any other reduplication one (EYD V, I.F); `ap` and `chicago` use the
    lists of the English style books, `chicago` with prepositions of any length. `sentence`: the first word, and in Indonesian
    texts words that the text capitalizes inside sentences, as names. Words in capitals are accepted in a title.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})

    kind: Literal["capitalization"]
    message: str = "Tulis “{use}”."
    blocks: Words = ("heading",)
    """Where the rule looks; see the keys of every rule."""
    style: Literal["title", "sentence", "lower", "upper", "pattern"]
    """The letter case that a block must have."""
    titles: Literal["eyd", "ap", "chicago"] = "eyd"
    """The style guide for titles."""
    pattern: str = ""
    """With the style `pattern`: a regular expression that must match somewhere in the block."""
    except_: Words = ()
    """Regular expressions for words and phrases with fixed letter case, such as `iOS` or `KPU`; they are accepted."""
    indicators: Words = ()
    """Ends of a word after which a new sentence begins, such as a colon."""
    prefix: str = ""
    """A regular expression for text before the first word, such as `^\\d+\\.\\s`."""
    threshold: float = 0.8
    """Minimum share of correct words, from 0 to 1."""

    def __post_init__(self) -> None:
        if (self.style == "pattern") != bool(self.pattern):
            raise WrongKey("pattern", "Gaya “pattern” memerlukan “pattern”, dan hanya gaya itu.")
        for key, text in (("pattern", self.pattern), ("prefix", self.prefix), *(("except", one) for one in self.except_)):
            try:
                patterns.compiled(text, match_case=True)
            except ValueError as error:
                raise WrongKey(key, str(error)) from None

    def variant(self) -> str:
        """The style."""
        return self.style

    def compile(self, desk: Desk) -> PassageCheck:
        """Compare each block with its correct letter case."""
        joined = "|".join(sorted(self.except_, key=len, reverse=True))
        excepted = cache(lambda: patterns.compiled(rf"\b(?:{joined})\b", match_case=True) if joined else None)
        is_right = self._check(excepted)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            try:
                expected = is_right(passage)
            except TimeoutError:
                raise RuleTimeout(TIME_LIMIT) from None
            if expected is None:
                return
            edits = tuple(_changes(passage.text, expected))
            yield Match(passage.span, {"use": expected}, (Fix(edits, safe=False),) if edits else ())

        return check

    def _check(self, excepted: Callable[[], patterns.Compiled | None]) -> Callable[[Passage], str | None]:
        """Returns the correct letter case of a passage, if it differs."""

        def has_exception(text: str) -> bool:
            compiled = excepted()
            return compiled is not None and compiled.search(text, timeout=TIME_LIMIT) is not None

        @cache
        def anywhere() -> patterns.Compiled | None:
            """Other programs accept a word that contains an exception anywhere."""
            return patterns.compiled("|".join(self.except_), match_case=True) if self.literal and self.except_ else None

        def simple(passage: Passage) -> str | None:
            expected = passage.text.lower() if self.style == "lower" else passage.text.upper()
            return None if passage.text == expected or has_exception(passage.text) else expected

        def by_pattern(passage: Passage) -> str | None:
            m = patterns.compiled(self.pattern, match_case=True).search(passage.text, timeout=TIME_LIMIT)
            return None if m or has_exception(passage.text) else self.pattern

        def by_words(passage: Passage) -> str | None:
            text = passage.text
            expected = self._title(passage) if self.style == "title" else self._sentence(passage)
            loose = anywhere()
            kept = [Span(*m.span()) for m in compiled.finditer(text, timeout=TIME_LIMIT)] if (compiled := excepted()) else []
            for start, end in kept:
                expected = expected[:start] + text[start:end] + expected[end:]
            words = list(_WORD.finditer(text))
            right = 0
            for index, m in enumerate(words):
                wanted = expected[slice(*m.span())]
                is_so = m[0] == wanted or any(span.start < m.end() and m.start() < span.end for span in kept)
                is_so = is_so or (loose is not None and loose.search(m[0]) is not None)
                if self.style == "title":
                    is_so = is_so or m[0] == m[0].upper()
                elif not is_so and index == 0 and m[0] != m[0].lower().title():
                    return expected
                right += is_so
            return expected if words and right / len(words) < self.threshold else None

        return {"lower": simple, "upper": simple, "pattern": by_pattern}.get(self.style, by_words)

    def _behind_prefix(self, text: str) -> int:
        m = patterns.compiled(self.prefix, match_case=True).match(text) if self.prefix else None
        return m.end() if m else 0

    def _title(self, passage: Passage) -> str:
        text, start = passage.text, self._behind_prefix(passage.text)
        if self.titles == "eyd":
            return text[:start] + title_case(text[start:], passage.language.small_in_titles)
        small, tokens = _SMALL[self.titles], list(_TOKEN.finditer(text, start))

        def one(m: re.Match[str]) -> str:
            before, behind = text[max(m.start() - 2, 0) : m.start()], text[m.end() : m.end() + 1]
            is_inside = m.start() > start and m.end() < len(text.rstrip())
            stays = is_inside and m[0].lower() in small and before[-1:] in (" ", "-", "/")
            if stays and before[:-1][-1:] not in (":", "-", "–", "—") and behind != "-":
                return m[0] if m[0].lower() == "to" and self.titles == "ap" else m[0].lower()
            return m[0][:1].upper() + m[0][1:]

        return _rewritten(text, [(Span(*m.span()), one(m)) for m in tokens])

    def _sentence(self, passage: Passage) -> str:
        text, start = passage.text, self._behind_prefix(passage.text)
        made: list[tuple[Span, str]] = []
        words = list(_WORD.finditer(text, start))
        for index, (before, m) in enumerate(pairwise([None, *words])):
            assert m
            begins = before is None or before[0].endswith(tuple(self.indicators) or ("\0",))
            begins = begins or (index == 1 and before is not None and _NUMBER.search(before[0]) is not None)
            bare = m[0].strip(".,;:?!()\"'“”‘’")
            if begins:
                made.append((Span(*m.span()), m[0][:1].upper() + m[0][1:].lower()))
            elif not self.literal and (bare in passage.known_names or (bare.isupper() and len(bare) > 1)):
                continue
            else:
                made.append((Span(*m.span()), m[0].lower()))
        if not self.literal and made and is_capitalised(words[0][0]):
            made[0] = (made[0][0], words[0][0])
        return _rewritten(text, made)


def _rewritten(text: str, parts: Sequence[tuple[Span, str]]) -> str:
    """Return the text with spans in another letter case; spans whose length would change are kept."""
    made, at = [], 0
    for (start, end), new in parts:
        made += [text[at:start], new if len(new) == end - start else text[start:end]]
        at = end
    return "".join([*made, text[at:]])


def _changes(text: str, expected: str) -> Iterator[Edit]:
    """Yield the letters to change, each as one edit, so that markup between them remains."""
    if text.lower() == expected.lower() and len(text) == len(expected):
        for at, (old, new) in enumerate(zip(text, expected, strict=True)):
            if old != new:
                yield Edit(Span(at, at + 1), new)

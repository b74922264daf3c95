"""Splits text into sentences: at a full stop, question mark or exclamation mark, except after abbreviations and numbers.

A boundary needs a visible beginning of the next sentence: a sentence cut in two misleads more than two read as one.
"""

import re
from collections.abc import Collection, Iterator

from pesanlint.spans import Span

_new = tuple.__new__  # twice as fast as calling the class
# The stop comes first and its lookbehind after it, so that the search can skip to the next stop.
_STOP = re.compile(r"(?P<stop>[.?!…](?<![.?!…]{2})[.?!…]*+)[\"”’'»)\]]*+(?P<gap>\s++)")
_FULL_STOP = re.compile(_STOP.pattern.replace("[.?!…]", r"\.", 1))
"""The same for a text without other stops: it begins with one character, which is searched for faster than any of several."""
_BEGINS = re.compile(r"[\"“„«‘'(\[]*(?:[A-Z]|[^\W_a-z])")
_ABBREVIATION_LENGTH = 24
"""Code points examined before a stop: more than any abbreviation has."""
_LAST_TOKEN = re.compile(r"[^\s\"“”„«»‘(\[{/–—-]+$")


class Borders:
    """Finds the borders between the sentences of a language.

    Args:
        leading: abbreviations that never end a sentence, because what they belong to follows (`Dr.`); in small letters,
            without their last stop.
        items: words that introduce the letter of an item (`huruf `), with their blank; that letter may end a sentence.
        degree: academic degrees, which begin with a capital; they may end a sentence unless `degree_follows` matches
            after them.
        degree_follows: another degree or the rest of the same one.
    """

    def __init__(
        self,
        leading: Collection[str] = (),
        items: tuple[str, ...] = (),
        degree: re.Pattern[str] | None = None,
        degree_follows: re.Pattern[str] | None = None,
    ) -> None:
        self._leading, self._items = frozenset(leading), items
        self._degree, self._degree_follows = degree, degree_follows

    def split(self, text: str, span: Span) -> Iterator[Span]:
        """The sentences of a stretch of text (code points), in order, without the blanks between them.

        Every character of the stretch except blanks lies in exactly one sentence.
        """
        start, end = span
        head = text[start:end]
        start += len(head) - len(head.lstrip())
        stops = _STOP if "?" in head or "!" in head or "…" in head else _FULL_STOP
        for m in stops.finditer(text, start, end):
            stop, next_one = m.span()
            if next_one == end:
                continue
            is_usual = next_one == stop + 2 and text[stop] == "." and "A" <= text[next_one] <= "Z"
            if is_usual and self._is_plain(text, start, stop):
                yield _new(Span, (start, stop + 1))
            elif self._is_boundary(text, start, m):
                yield Span(start, m.start("gap"))
            else:
                continue
            start = next_one
        if rest := len(text[start:end].rstrip()):
            yield Span(start, start + rest)

    def at(self, text: str, offset: int) -> Span | None:
        """The first sentence of a text that ends after an offset, the same as that of `split`; None behind the last one.

        The search begins at the nearest stop before it that certainly ends a sentence, whatever precedes it.
        """
        stop = text.rfind(". ", 0, offset)
        while stop > 0 and not ("A" <= text[stop + 2 : stop + 3] <= "Z" and self._is_plain(text, 0, stop)):
            stop = text.rfind(". ", 0, stop)
        start = stop + 2 if stop > 0 else 0
        while 0 < (end := self._usual_end(text, start)) <= offset and end < len(text):
            start = end + 1
        if end > offset:
            return _new(Span, (start, end))
        for sentence in self.split(text, _new(Span, (start, len(text)))):
            if sentence.end > offset:
                return sentence
        return None

    def _usual_end(self, text: str, start: int) -> int:
        """The end of a sentence if its first stop before a blank certainly ends it, as nearly always; else 0."""
        stop = text.find(". ", start)
        if stop < 0:
            end, is_certain = len(text), start < len(text) and not text[-1].isspace()
        else:
            end, is_certain = stop + 1, "A" <= text[stop + 2 : stop + 3] <= "Z" and self._ends(text, start, stop)
        if not is_certain or text[start].isspace():
            return 0
        within = text[start : end - 1]
        if "?" in within or "!" in within or "…" in within:
            return 0
        return 0 if "." in within and _FULL_STOP.search(text, start, end) else end

    def _ends(self, text: str, start: int, stop: int) -> bool:
        """Whether a full stop before a blank and a capital ends the sentence that begins at a start."""
        if self._is_plain(text, start, stop):
            return True
        m = _FULL_STOP.match(text, stop)
        return m is not None and self._is_boundary(text, start, m)

    def _is_plain(self, text: str, sentence: int, stop: int) -> bool:
        """Whether a full stop follows a word in small letters that is no abbreviation, as at the end of most sentences."""
        first = max(sentence, stop - _ABBREVIATION_LENGTH)
        word = text[max(first, text.rfind(" ", first, stop) + 1) : stop]
        return word.islower() and word.isalpha() and len(word) > 1 and word not in self._leading

    def _is_boundary(self, text: str, sentence: int, m: re.Match[str]) -> bool:
        if not _BEGINS.match(text, m.end()):
            return False
        stop, behind = m.span("stop")
        if text[stop:behind] != "." or behind != m.start("gap"):
            return True
        found = _LAST_TOKEN.search(text, max(sentence, stop - _ABBREVIATION_LENGTH), stop)
        if not found:
            return True
        token = found[0]
        if token.isdigit():  # a list number, `1. `; or digits split by a stray blank, `pukul 09. 00`
            return found.start() != sentence and not text[m.end()].isdigit()
        if len(token) == 1 and token.isalpha():  # an initial, or the letter of an item at the end of a sentence
            return text.endswith(self._items, sentence, found.start()) if self._items else False
        if token.lower() in self._leading:
            return False
        return not (
            self._degree
            and self._degree_follows
            and self._degree.match(token)
            and self._degree_follows.match(text, m.end(), m.end() + _ABBREVIATION_LENGTH)
        )

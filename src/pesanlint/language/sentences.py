"""Where sentences end: in a full stop, question mark or exclamation mark, but for the stops of abbreviations and numbers.

A boundary is drawn only where the next sentence visibly begins: a clause cut in two misleads more than two read as one.
"""

import re
from collections.abc import Collection, Iterator

from pesanlint.spans import Span

# The character that is looked for comes first, and what must not stand before it behind: so the search leaps to it.
_STOP = re.compile(r"(?P<stop>[.?!…](?<![.?!…]{2})[.?!…]*+)[\"”’'»)\]]*+(?P<gap>\s++)")
_BEGINS = re.compile(r"[\"“„«‘'(\[]*(?:[A-Z]|[^\W_a-z])")
_TOKEN = 24
"""How many characters before a stop are looked at: longer than any abbreviation."""
_LAST_TOKEN = re.compile(r"[^\s\"“”„«»‘(\[{/–—-]+$")


class Borders:
    """How a language ends its sentences.

    Args:
        leading: abbreviations in small letters, without their last stop, that stand before what they belong to and so never
            end a sentence.
        items: words before the mark of an item with which a sentence may end (`huruf `), with their blank.
        degree: what may end a sentence, unless `degree_follows` matches behind it.
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
        self._longest = max(map(len, leading), default=0)
        self._long_word = re.compile(rf"[a-z]{{{self._longest + 1}}}\.")  # in small letters, and longer than any abbreviation

    def split(self, text: str, span: Span) -> Iterator[Span]:
        """The sentences of a stretch of text (code points), in order, without the blanks between them.

        Every character of the stretch but blanks lies in exactly one sentence.
        """
        start, end = span
        head = text[start:end]
        start += len(head) - len(head.lstrip())
        for m in _STOP.finditer(text, start, end):
            if m.end() < end and self._is_boundary(text, start, m):
                yield Span(start, m.start("gap"))
                start = m.end()
        if rest := len(text[start:end].rstrip()):
            yield Span(start, start + rest)

    def _is_boundary(self, text: str, sentence: int, m: re.Match[str]) -> bool:
        if not _BEGINS.match(text, m.end()):
            return False
        stop, behind = m.span("stop")
        if text[stop:behind] != "." or behind != m.start("gap"):
            return True
        if stop - sentence > self._longest and self._long_word.match(text, stop - self._longest - 1):
            return True
        found = _LAST_TOKEN.search(text, max(sentence, stop - _TOKEN), stop)
        if not found:
            return True
        token = found[0]
        if token.isdigit():  # a list number, `1. `; or digits parted by a stray blank, `pukul 09. 00`
            return found.start() != sentence and not text[m.end()].isdigit()
        if len(token) == 1 and token.isalpha():  # an initial, or the mark of an item that the sentence ends with
            return text.endswith(self._items, sentence, found.start()) if self._items else False
        if token.lower() in self._leading:
            return False
        return not (
            self._degree
            and self._degree_follows
            and self._degree.match(token)
            and self._degree_follows.match(text, m.end(), m.end() + _TOKEN)
        )

"""The text as literals are looked for in it: lower case, plain blanks, plain quotes, nothing invisible.

People paste no-break spaces, zero-width characters and curly apostrophes out of Word and WhatsApp. They are not part of
the words, so a literal must be found in spite of them, and its place in the text as it stands must still be known.
"""

import re
from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pesanlint.deferred import deferred
from pesanlint.text import Span

READ_AS = {
    **dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u0130\u0131", "i"),
    "\u017f": "s",
}  # fmt: skip
"""Characters that are read as another one. Letters are those that regular expressions take for it if case is ignored."""
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
"""Characters that are read as nothing: zero width, soft hyphen, byte-order mark, variation selectors."""

_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))
_VANISHING = deferred(rf" [ {''.join(INVISIBLE)}]+|[{''.join(INVISIBLE)}]+")
"""Blanks and what is invisible behind a first blank, or elsewhere what is invisible."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")  # a range up to the last character takes long to compile
_NO_WORDS = (INVISIBLE | READ_AS.keys()) - frozenset("\u02bc\u0130\u0131\u017f") | frozenset(
    "\u2012\u2013\u2014\u2015\u2026\u2022\u00b7\u00b0\u00a7\u00d7\u00b1\u2192\u20ac\ufffd\u0085\u2028\u2029"
)


@dataclass(frozen=True, eq=False, repr=False)
class Folded:
    """Folded text and, where it is not as long as the original, the original offset of each of its characters."""

    text: str
    read: str
    """The same in the letter case of the original: as long as `text`."""
    offsets: "array[int] | None" = None
    plain: bool = True
    """Whether all letters and digits are ASCII ones; False also where that is not certain."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that are all of ASCII letters and digits, and the parts of others that are."""
        return frozenset(ascii_words(self.text))

    def original(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stands in the original."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start])


def fold(text: str) -> Folded:
    """Fold a text; runs of blanks become one blank and invisible characters vanish."""
    read = text.replace("\t", " ").replace("`", "'")
    beyond = set() if text.isascii() else set(_BEYOND_ASCII.findall(text))
    for character in beyond & READ_AS.keys():
        read = read.replace(character, READ_AS[character])
    plain = beyond <= _NO_WORDS
    if "  " not in read and not beyond & INVISIBLE:
        return Folded(read.lower(), read, None, plain)
    parts: list[str] = []
    offsets = array("I")
    at = 0
    for m in _VANISHING().finditer(read):
        start = m.start() + (m[0][0] == " ")
        parts.append(read[at:start])
        offsets.extend(range(at, start))
        at = m.end()
    parts.append(read[at:])
    offsets.extend(range(at, len(read) + 1))
    read = "".join(parts)
    return Folded(read.lower(), read, offsets, plain)


def ascii_words(text: str) -> list[str]:
    """The stretches of ASCII letters and digits between all other characters."""
    return text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()


def folded(text: str) -> str:
    """Only the folded text, for literals that come from rules."""
    return in_case(text).lower()


def in_case(text: str) -> str:
    """The same in the letter case of the original."""
    if text.isascii() and "  " not in text and "\t" not in text and "`" not in text:  # as hundreds of thousands of literals
        return text
    return fold(text).read


class Hit(NamedTuple):
    """A trigger found in `Document.text`: where, and the trigger as folded text. Not yet at word boundaries."""

    start: int
    end: int
    trigger: str

"""The text as literals are looked for in it: lower case, plain blanks, plain quotes, nothing invisible.

People paste no-break spaces, zero-width characters and curly apostrophes out of Word and WhatsApp. They are not part of
the words, so a literal must be found in spite of them, and its place in the text as it stands must still be known.
"""

import re
from array import array
from dataclasses import dataclass
from typing import NamedTuple

from pesanlint.text import Span

# Characters that are read as another one, or as nothing (zero width, soft hyphen, byte-order mark, variation selectors).
_READ_AS = str.maketrans({
    **dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
})  # fmt: skip
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
_UNEVEN = re.compile(f"  |[{_INVISIBLE}\u0130]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, where it is not as long as the original, the original offset of each of its characters."""

    text: str
    offsets: "array[int] | None" = None

    def original(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stands in the original."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start])


def fold(text: str) -> Folded:
    """Fold a text; runs of blanks become one blank and invisible characters vanish."""
    plain = text.translate(_READ_AS)
    lowered = plain.lower()
    if len(lowered) == len(plain) and not _UNEVEN.search(plain):
        return Folded(lowered)
    characters: list[str] = []
    offsets = array("I")
    for offset, character in enumerate(plain):
        if character in _INVISIBLE or (character == " " and characters and characters[-1] == " "):
            continue
        for small in character.lower():
            characters.append(small)
            offsets.append(offset)
    offsets.append(len(text))
    return Folded("".join(characters), offsets)


def folded(text: str) -> str:
    """Only the folded text, for literals that come from rules."""
    if text.isascii() and text.isalpha() and text.islower():  # most literals, and there are tens of thousands
        return text
    return fold(text).text


class Hit(NamedTuple):
    """A trigger found in `Document.text`: where, and the trigger as folded text. Not yet at word boundaries."""

    start: int
    end: int
    trigger: str

"""Normalises a text for the rules, in two steps.

1. `Seen`: every run of blanks of any kind becomes one plain blank, and invisible characters are removed. All rules see this
   text, so that none has to handle the no-break spaces, zero-width characters and doubled blanks that are pasted from Word and
   WhatsApp. It maps spans and edits back to the original text, and leaves blanks alone that an edit does not change.
2. `Folded`: the same in small letters with plain quotation marks and hyphens, in which literals are searched. Its length is the
   same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from functools import lru_cache

from pesanlint.deferred import cached_property, deferred
from pesanlint.records import NamedTuple
from pesanlint.spans import Edit, Span, narrowed

BLANKS = (
    "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000"
)
"""All Unicode white space except the plain blank and the line break, which occurs only between blocks. A soft line end (`\\v`
and U+2028 in texts from Word and PowerPoint) separates words like a blank."""
INVISIBLE = frozenset(
    map(chr, [0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
              *range(0xFE00, 0xFE10)])
)  # fmt: skip
"""Characters that are removed: zero width, soft hyphen, byte-order mark, direction marks, variation selectors. The zero-width
space too, because readers see no gap there."""
READ_AS = {
    **dict.fromkeys(BLANKS, " "),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u0130\u0131", "i"),
    "\u017f": "s",
}  # fmt: skip
"""Character → the plain one that replaces it. The letters are those that regular expressions treat as equal if case is
ignored."""

_ODD_IN_ASCII = ("  ", *(blank for blank in BLANKS if blank.isascii()))
_ODD_BEYOND = frozenset(BLANKS) | INVISIBLE
_NOTHING = "".join(sorted(INVISIBLE))
_ANY = rf"[ {BLANKS}{_NOTHING}]"
_RUN = rf"[{_NOTHING}]+(?:[ {BLANKS}]{_ANY}*)?|[{BLANKS}]{_ANY}*| {_ANY}+"
"""A run of blanks and invisible characters, except a single plain blank."""
_IN_LITERAL, _IN_TEXT = deferred(_RUN), deferred(rf"{_RUN}| (?![^\n])|(?<![^\n]) ")
_ALPHANUMERICS = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
_ASCII = bytes(range(128))
_NO_WORDS = (INVISIBLE | READ_AS.keys()) - frozenset("\u02bc\u0130\u0131\u017f") | frozenset(
    "\u2012\u2013\u2014\u2015\u2026\u2022\u00b7\u00b0\u00a7\u00d7\u00b1\u2192\u20ac\ufffd"
)
_SIGN = re.compile(r"\w+|\W")
_WORDY_SIGNS = re.compile("[\u0488\u0489\u1abe\u20dd-\u20e4\ua670-\ua672\U0001f130-\U0001f189]")
"""Enclosing marks and squared letters, which are word characters for regular expressions but not for `str`."""
_MANY_WORDS = 200
"""Words: an edit with more is not split, because comparing old and new words takes quadratic time."""


def beyond_ascii(text: str) -> set[str]:
    """The characters of a text beyond ASCII."""
    if text.isascii():
        return set()
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


@lru_cache(maxsize=10_000)
def _is_no_word(character: str) -> bool:
    """Whether a character is a sign such as `©`: never part of a word, and without another letter case.

    `Ⓐ` is not a letter but has a small form. The characters allowed in identifiers are letters, digits, marks and connectors.
    """
    if character in _NO_WORDS:
        return True
    is_wordy = character.isalnum() or f"a{character}".isidentifier() or _WORDY_SIGNS.match(character)
    return not is_wordy and character.isprintable() and character.lower() == character.upper()


def are_no_words(characters: set[str]) -> bool:
    """Whether none of the characters, which are beyond ASCII, is a letter or a digit; also False if that is uncertain."""
    return characters <= _NO_WORDS or all(map(_is_no_word, characters))


def is_plain(text: str) -> bool:
    """Whether all letters and digits of a text are ASCII; also False if that is uncertain."""
    return text.isascii() or are_no_words(beyond_ascii(text))


class _Run(NamedTuple):
    """A run of blanks: its span in the original text, and its end in the normalised text."""

    written: Span
    seen_end: int
    is_blank: bool
    """Whether it became a blank; otherwise it was removed."""


class Seen:
    """A text with normalised blanks, and the map back to the original text.

    Blanks at the ends of a block are removed.

    Args:
        text: the text.
        beyond: its characters beyond ASCII.
        new: the part of it that may have unusual blanks in ASCII; by default all.
    """

    def __init__(self, text: str, beyond: set[str], new: str | None = None) -> None:
        self.text = text
        self._runs: list[_Run] = []
        new = text if new is None else new
        if not beyond.isdisjoint(_ODD_BEYOND) or any([odd in new for odd in _ODD_IN_ASCII]):  # noqa: C419  no generator
            self.text = "".join(self._parts(text))
        self._written_ends = [run.written.end for run in self._runs]
        self._seen_ends = [run.seen_end for run in self._runs]

    def _parts(self, text: str) -> Iterator[str]:
        at = seen = 0
        for m in _IN_TEXT().finditer(text):
            start, end = m.span()
            is_inside = start > 0 and end < len(text) and text[start - 1] != "\n" and text[end] != "\n"
            blank = " " if is_inside and m[0].strip(_NOTHING) else ""
            seen += start - at + len(blank)
            self._runs.append(_Run(Span(start, end), seen, bool(blank)))
            yield text[at:start]
            yield blank
            at = end
        yield text[at:]

    @property
    def is_as_written(self) -> bool:
        """Whether the normalised text equals the original, as for most texts."""
        return not self._runs

    def origin(self, span: Span) -> Span:
        """The span in the original text of a span of the normalised text, without invisible characters at its ends."""
        if not self._runs:
            return span
        start, end = span
        if start == end:  # an insertion belongs beside the character before it, if that is in the same block
            at = self._start(start) if start == 0 or self.text[start - 1] == "\n" else self._end(start)
            return Span(at, at)
        return Span(self._start(start), self._end(end))

    def place(self, offset: int) -> int:
        """The offset in the normalised text of an offset in the original text."""
        at = bisect_right(self._written_ends, offset)
        place = offset - self._shift(at)
        return min(place, self._seen_ends[at]) if at < len(self._runs) else place

    def edits(self, edit: Edit) -> list[Edit]:
        """An edit of the normalised text as edits of the original text; blanks that it does not change are left alone."""
        if self.text[edit.span.start : edit.span.end].isspace():  # such as a comma inserted before a blank
            edit = narrowed(edit, self.text)
        if not self._runs:
            return [edit]
        if not self._holds_run(self.origin(edit.span)):
            return [Edit(self.origin(edit.span), edit.text)]
        parts: list[Edit] = []
        for part in _by_words(edit, self.text):
            if self._holds_run(self.origin(part.span)):
                parts += _between_blanks(narrowed(part, self.text), self.text)
            else:
                parts.append(part)
        return [Edit(self.origin(part.span), part.text) for part in parts]

    def _holds_run(self, written: Span) -> bool:
        at = bisect_right(self._written_ends, written.start)
        return at < len(self._runs) and self._runs[at].written.start < written.end

    def _shift(self, runs: int) -> int:
        """The difference between original and normalised offsets after the given number of runs."""
        return self._written_ends[runs - 1] - self._seen_ends[runs - 1] if runs else 0

    def _start(self, offset: int) -> int:
        return offset + self._shift(bisect_right(self._seen_ends, offset))

    def _end(self, offset: int) -> int:
        at = bisect_left(self._seen_ends, offset)
        if at < len(self._runs) and self._seen_ends[at] == offset and self._runs[at].is_blank:
            return self._runs[at].written.end
        return offset + self._shift(at)


def _by_words(edit: Edit, text: str) -> Iterator[Edit]:
    """An edit split into edits of the words that it changes, so that the blanks between them are kept."""
    before, after = text[edit.span.start : edit.span.end].split(" "), edit.text.split(" ")
    if len(before) + len(after) > _MANY_WORDS:
        yield edit
        return
    from difflib import SequenceMatcher  # few texts need it

    ends: list[int] = []
    for word in before:
        ends.append((ends[-1] + 1 if ends else edit.span.start) + len(word))
    matcher = SequenceMatcher(None, [word.lower() for word in before], [word.lower() for word in after], autojunk=False)
    for _, first, last, new_first, new_last in matcher.get_opcodes():
        if last - first == new_last - new_first:
            words = zip(ends[first:last], before[first:last], after[new_first:new_last], strict=True)
            yield from (Edit(Span(end - len(word), end), new) for end, word, new in words if word != new)
            continue
        new = " ".join(after[new_first:new_last])
        start = ends[first] - len(before[first]) if first < len(before) else edit.span.end
        if first == last:  # insert words, with a blank of their own
            yield Edit(Span(start, start), f"{new} ") if first < len(before) else Edit(Span(start, start), f" {new}")
        elif new_first == new_last:  # delete words, with the blank before them or else the one after
            yield Edit(Span(start - 1, ends[last - 1]) if first else Span(start, ends[last - 1] + 1), "")
        else:
            yield Edit(Span(start, ends[last - 1]), new)


def _between_blanks(edit: Edit, text: str) -> Iterator[Edit]:
    """An edit split at the blanks that occur both before and after it: `UU No. 7/2017` spelled out in full words."""
    before, after = (_SIGN.findall(one) for one in (text[edit.span.start : edit.span.end], edit.text))
    if len(before) + len(after) > _MANY_WORDS or " " not in before:
        yield edit
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [one.lower() for one in before], [one.lower() for one in after], autojunk=False)
    blocks = matcher.get_matching_blocks()
    kept = [(old + at, new + at) for old, new, size in blocks for at in range(size) if before[old + at] == " "]
    first = new_first = 0
    start = edit.span.start
    for last, new_last in [*kept, (len(before), len(after))]:
        old, new = "".join(before[first:last]), "".join(after[new_first:new_last])
        if old != new:
            yield Edit(Span(start, start + len(old)), new)
        first, new_first = last + 1, new_last + 1
        start += len(old) + 1


class Folded:
    """A folded text, in which literals are searched; character by character as long as the original.

    Args:
        text: the folded text.
        read: the same in the letter case of the original.
        plain: whether all letters and digits are ASCII; also False if that is uncertain.
    """

    def __init__(self, text: str, read: str, plain: bool = True) -> None:
        self.text, self.read, self.plain = text, read, plain

    @cached_property
    def spaced(self) -> str:
        """The text with a blank in the place of each character that is no ASCII letter or digit."""
        return letters_only(self.text)

    @cached_property
    def listed(self) -> list[str]:
        """The words that are all of ASCII letters and digits, and the parts of others that are, in order."""
        return self.spaced.split()

    @cached_property
    def words(self) -> Set[str]:
        """The same, each once."""
        return set(self.listed)


def fold(text: str, beyond: set[str] | None = None) -> Folded:
    """Fold a text.

    Args:
        text: the text.
        beyond: its characters beyond ASCII, if known.
    """
    beyond = beyond_ascii(text) if beyond is None else beyond
    read = text.replace("\t", " ").replace("`", "'")
    for character in beyond & READ_AS.keys():
        read = read.replace(character, READ_AS[character])
    plain = are_no_words(beyond)
    small = read.encode().lower().decode() if plain else read.lower()  # of text beyond ASCII, bytes are four times as fast
    return Folded(small, read, plain)


def ascii_words(text: str) -> list[str]:
    """The stretches of ASCII letters and digits between all other characters."""
    return letters_only(text).split()


def letter_runs(text: str) -> frozenset[str]:
    """The runs of ASCII letters in a text, each once."""
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())


def letters_only(text: str) -> str:
    """The text with a blank in the place of each character that is no ASCII letter or digit."""
    return text.encode("ascii", "replace").translate(_ALPHANUMERICS).decode("ascii")


@lru_cache(maxsize=1 << 18)  # each literal of a guideline is folded many times
def folded(text: str) -> str:
    """The folded text of a literal from a rule; blanks at its ends are kept."""
    return in_case(text).lower()


def in_case(text: str) -> str:
    """The same in the letter case of the original."""
    if text.isascii() and text.isprintable() and "  " not in text and "`" not in text:  # the case of nearly all literals
        return text
    return fold(_IN_LITERAL().sub(lambda m: " " if m[0].strip(_NOTHING) else "", text)).read


class Hit(NamedTuple):
    """A trigger found in a normalised text: its span, and the folded trigger. It may be within a longer word."""

    start: int
    end: int
    trigger: str

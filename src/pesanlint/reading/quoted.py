"""What stands between quotation marks, whatever it is: speech, a title, a word at arm's length. No safe fix may change it.

`quotations` says what a stretch in marks *is*, and decides as people would where marks are missing or face the wrong way. Here
nothing is decided: where two readings of the marks differ, what either of them encloses is quoted. A mark without its
counterpart quotes the rest of its paragraph.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pesanlint.document import Document
from pesanlint.spans import Span

_OPENING = "“„‟«❝〝「『《〈〈⟨⟪❮﹁﹃｢⹂‘‚‛‹`❛"
_CLOSING = "”»❞〞」』》〉〉⟩⟫❯﹂﹄｣’›❜"
_DOUBLE = '"“”„‟«»＂″‶ʺˮ❝❞〝〞〟「」『』《》〈〉〈〉⟨⟩⟪⟫❮❯﹁﹂﹃﹄｢｣⹂'
_SINGLE = "'‘’‚‛‹›`´＇ʼ′‵ʹ❛❜"
_TWICE = "['‘’`´′‵]"  # two single marks in a row are a double one: that is what typewriters and Word make of it
_WRITTEN_OUT = {
    **dict.fromkeys(("&quot;", "&#34;", "&#034;", "&#x22;"), '"'),
    **dict.fromkeys(("&ldquo;", "&#8220;", "&#x201c;"), "“"),
    **dict.fromkeys(("&rdquo;", "&#8221;", "&#x201d;"), "”"),
    **dict.fromkeys(("&bdquo;", "&#8222;", "&#x201e;"), "„"),
    **dict.fromkeys(("&laquo;", "&#171;", "&#xab;"), "«"),
    **dict.fromkeys(("&raquo;", "&#187;", "&#xbb;"), "»"),
    **dict.fromkeys(("&apos;", "&#39;", "&#039;", "&#x27;"), "'"),
    **dict.fromkeys(("&lsquo;", "&#8216;", "&#x2018;"), "‘"),
    **dict.fromkeys(("&rsquo;", "&#8217;", "&#x2019;"), "’"),
}
"""References to marks that a page's source or a database left in a text, and what they are."""
# One class of characters comes first, so that the search leaps from one to the next.
_MARK = re.compile(
    rf"[{_DOUBLE}{_SINGLE},&](?:(?<=[{_DOUBLE}])|(?<=[{_SINGLE}])(?:(?<={_TWICE}){_TWICE})?|(?<=,)(?<![\w.,],),(?=\w)"
    rf"|(?<=&)(?i:{'|'.join(one[1:] for one in _WRITTEN_OUT)}))"
)
_ANGLES = re.compile(r"(?<!<)<<(?!<)|(?<!>)>>(?!>)")
_CLOSED_BY = {"„": "“", "‚": "‘", "»": "«", "›": "‹", ",,": "“"}
"""Pairs that open with a low mark, or with one that elsewhere closes."""
_FAMILIES = (
    frozenset("“”„‟❝❞"),
    frozenset("«»"),
    frozenset(['"', "＂", "″", "‶", "ʺ", "ˮ", "''", "``", "´´", "‘‘", "’’", "‘’", "′′", "‵‵", "‵′"]),
    frozenset("「」『』《》〈〉〈〉⟨⟩⟪⟫❮❯﹁﹂﹃﹄｢｣"),
)
"""Double marks that people pair with each other."""
_BEFORE_OPENING = "([{-–—/*_~\ufffc"
_BEHIND_CLOSING = ".,;:?!…)]}-–—/*_~\ufffc"
_NEVER_FIRST = ".,;:?!)]}"
_NEVER_LAST = "([{*_~•"
_INCHES = ('"', "″", "''", "′′")
_YEAR = re.compile(r"\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\w.,:])\d{1,3}(?:[.,]\d{1,2})?$")


def find(document: Document) -> list[Span]:
    """The quoted stretches of a document with their marks (code points of `Document.text`), in no order; they may overlap.

    One whose mark is missing goes a character beyond its paragraph on that side, so that what is inserted there lies inside.
    """
    angles = list(_in_angles(document)) if "<<" in document.text else []
    places = [m.start() for m in _MARK.finditer(document.text)]
    if not places:
        return angles
    paragraphs = _paragraphs(document, places)
    found: list[Span] = []
    for select in (_doubles, _singles):
        selected = [paragraph._replace(marks=select(paragraph.marks)) for paragraph in paragraphs]
        for reading in (_by_neighbours, _by_shape, _by_turns):
            found += _pairs(selected, reading)
    return [*angles, *found, *_widest(paragraphs), *_entangled(paragraphs), *_alike(paragraphs), *_related(paragraphs)]


def _in_angles(document: Document) -> Iterator[Span]:
    """What stands between `<<` and the next `>>` of its paragraph. One alone is no mark: it shifts bits, or quotes a line."""
    for block in document.blocks:
        opened: int | None = None
        for m in _ANGLES.finditer(document.text, *block.span) if block.kind != "code" else ():
            if m[0] == ">>" and opened is not None:
                yield Span(opened, m.end())
                opened = None
            elif m[0] == "<<" and opened is None:
                opened = m.start()


def marks(text: str) -> list[str]:
    """The quotation marks in a text, in order, then the `<<` and `>>` in it; apostrophes inside words are none."""
    if not _MARK.search(text) and not _ANGLES.search(text):  # as nearly everywhere
        return []
    found = [text[mark.span.start : mark.span.end] for mark in _marks(text, Span(0, len(text)), frozenset())]
    return [*found, *_ANGLES.findall(text)]


class _Mark(NamedTuple):
    """A mark, and which way it faces: 1 if it opens, -1 if it closes, 0 if that cannot be told."""

    span: Span
    sign: str
    neighbours: int
    shape: int
    stands_for_speech: bool
    """Whether it counts without its counterpart: an apostrophe or a sign for inches does not."""


class _Paragraph(NamedTuple):
    span: Span
    marks: list[_Mark]
    is_heading: bool


def _paragraphs(document: Document, places: Sequence[int]) -> list[_Paragraph]:
    """The paragraphs that have marks, and the headings, given where marks may stand."""
    segments = document.map.segments
    seams = frozenset(right.prose.start for left, right in pairwise(segments) if left.source.end < right.source.start)
    return [
        _Paragraph(block.span, list(_marks(document.text, block.span, seams)), block.kind in ("title", "heading"))
        for block in document.blocks
        if block.kind in ("title", "heading") or (block.kind != "code" and _stands_in(places, block.span))
    ]


def _stands_in(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _marks(text: str, block: Span, seams: frozenset[int]) -> Iterator[_Mark]:
    """The marks in a paragraph.

    Args:
        text: the text of the document.
        block: the paragraph.
        seams: where markup stands between two characters, so that they do not tell on each other.
    """
    for m in _MARK.finditer(text, *block):
        start, end = m.span()
        before = text[start - 1] if start > block.start else " "
        behind = text[end] if end < block.end else " "
        sign = _WRITTEN_OUT.get(m[0].lower(), m[0])
        is_double = len(sign) == 2 or sign in _DOUBLE
        cut = (start in seams and before.isalnum()) or (end in seams and behind.isalnum())
        if not is_double and not cut and _is_apostrophe(sign, before, behind):
            continue
        neighbours = 0 if cut else _may_open(before, behind) - _may_close(before, behind)
        shape = (sign[0] in _OPENING or sign == ",,") - (sign[0] in _CLOSING)
        speaks = _stands_for_speech(text, m, block, is_double=is_double)
        yield _Mark(Span(start, end), sign, neighbours, shape, speaks)


def _is_apostrophe(sign: str, before: str, behind: str) -> bool:
    """Whether a single mark stands inside a word or a measure: `Jum'at`, `5'11`; it does not in `katanya'Siap`."""
    if sign in "‹›" or not before.isalnum():
        return False
    return behind.isdigit() or (before.isalpha() and behind.isalpha() and not (before.islower() and behind.isupper()))


def _may_open(before: str, behind: str) -> bool:
    if behind.isspace() or behind in _NEVER_FIRST:
        return False
    return before.isspace() or before in _BEFORE_OPENING or _MARK.match(before) is not None


def _may_close(before: str, behind: str) -> bool:
    if before.isspace() or before in _NEVER_LAST:
        return False
    return behind.isspace() or behind in _BEHIND_CLOSING or _MARK.match(behind) is not None


def _stands_for_speech(text: str, m: re.Match[str], block: Span, *, is_double: bool) -> bool:
    before = text[max(block.start, m.start() - 8) : m.start()]
    if is_double:
        return not (m[0] in _INCHES and _NUMBER.search(before))
    before = before.rstrip()
    return not _YEAR.match(text, m.end()) and (not before or before.endswith((",", ".", "?", "!", "…", ":")))


def _doubles(found: Iterable[_Mark]) -> list[_Mark]:
    return [mark for mark in found if _is_double(mark)]


def _singles(found: Iterable[_Mark]) -> list[_Mark]:
    return [mark for mark in found if not _is_double(mark)]


def _is_double(mark: _Mark) -> bool:
    return len(mark.sign) == 2 or mark.sign in _DOUBLE


# --- Readings: which way a mark faces; 0 is the other way than the mark before it ------------------------------------------


def _by_neighbours(mark: _Mark) -> int:
    return mark.neighbours or mark.shape


def _by_shape(mark: _Mark) -> int:
    return mark.shape or mark.neighbours


def _by_turns(mark: _Mark) -> int:
    """Every other mark closes; a single one at the end of a word (`ulama'`) opens nothing."""
    return 0 if _is_double(mark) else min(mark.neighbours, 0)


def _pairs(paragraphs: Sequence[_Paragraph], reading: Callable[[_Mark], int]) -> Iterator[Span]:
    """What the marks enclose; one that is left open may be closed in a later paragraph, up to the next heading."""
    left_open: int | None = None
    for paragraph in paragraphs:
        if paragraph.is_heading:
            left_open = None
        opened: list[_Mark] = []
        for mark in paragraph.marks:
            sign = -1 if opened and _CLOSED_BY.get(opened[-1].sign) == mark.sign else reading(mark)
            if not opened and sign <= 0 and _is_double(mark) and not mark.stands_for_speech:
                continue
            if sign > 0 or (sign == 0 and not opened):
                opened.append(mark)
                left_open = None
            elif opened:
                yield Span(opened.pop().span.start, mark.span.end)
            elif reading is _by_turns:
                continue  # whether one lacks its counterpart is for the other readings to say
            elif left_open is not None:
                yield Span(left_open, mark.span.end)
                left_open = None
            elif mark.stands_for_speech:
                yield Span(paragraph.span.start - 1, mark.span.end)
        unclosed = next((mark for mark in opened if mark.stands_for_speech), None)
        if unclosed and reading is not _by_turns:
            left_open = unclosed.span.start
            may_close = unclosed.neighbours == unclosed.shape == 0
            yield Span(paragraph.span.start - 1 if may_close else left_open, paragraph.span.end + 1)


def _widest(paragraphs: Iterable[_Paragraph]) -> Iterator[Span]:
    """What single marks may enclose where apostrophes stand among them.

    That is from each that may open to the last before the next such one; to that one, where none stands between them
    (`'Siap, 'ujar Sari`).
    """
    for paragraph in paragraphs:
        opening: _Mark | None = None
        last: _Mark | None = None
        found = _singles(paragraph.marks)
        if not all(mark.neighbours for mark in found):  # one between blanks is no apostrophe, and faces neither way
            yield Span(found[0].span.start, found[-1].span.end)
        for mark in found:
            if mark.neighbours < 0:
                last = mark
                continue
            if opening:
                yield Span(opening.span.start, (last or mark).span.end)
            opening, last = mark, None
        if opening and last:
            yield Span(opening.span.start, last.span.end)


def _entangled(paragraphs: Iterable[_Paragraph]) -> Iterator[Span]:
    """What double marks may enclose where some face neither way.

    The marks that do face a way enclose what stands between them, whatever the others are. Where all of them together do not
    open and close by turns, the whole paragraph is quoted.
    """
    for paragraph in paragraphs:
        counted = [mark for mark in _doubles(paragraph.marks) if mark.stands_for_speech or _facing(mark) > 0]
        facing = [_facing(mark) for mark in counted]
        if 0 not in facing:
            continue
        if len(facing) % 2 or any(sign == (-1, 1)[at % 2] for at, sign in enumerate(facing)):
            yield Span(paragraph.span.start - 1, paragraph.span.end + 1)
        opened: list[_Mark] = []
        for mark in counted:
            if _facing(mark) > 0:
                opened.append(mark)
            elif _facing(mark) and opened:
                yield Span(opened.pop().span.start, mark.span.end)


def _alike(paragraphs: Iterable[_Paragraph]) -> Iterator[Span]:
    """What marks of one sign that faces neither way enclose by turns, whatever others stand among them: `''5" … 97''`.

    A mark that opens by its shape quotes its paragraph where two single marks follow it: these may be inches, or close it.
    """
    for paragraph in paragraphs:
        signs: dict[str, list[_Mark]] = defaultdict(list)
        found = _doubles(paragraph.marks)
        for mark in found:
            if len(mark.sign) == 2 or mark.shape == 0:
                signs["''" if len(mark.sign) == 2 else mark.sign].append(mark)
        for alike in signs.values() if len({mark.sign for mark in found}) > 1 else ():
            for mark, other in zip(alike[::2], alike[1::2], strict=False):
                yield Span(mark.span.start, other.span.end)
        for mark, following in pairwise(found):
            if mark.shape > 0 and len(mark.sign) == 1 and len(following.sign) == 2:
                yield Span(mark.span.start, paragraph.span.end + 1)


def _related(paragraphs: Sequence[_Paragraph]) -> Iterator[Span]:
    """What two marks enclose that people pair with each other, whatever others stand among them: `“a» b «c”`.

    The second of them may stand in the next paragraph.
    """
    for family in _FAMILIES:
        left_open: _Mark | None = None
        for paragraph in paragraphs:
            opened = [left_open] if left_open and not paragraph.is_heading else []
            left_open = None
            for mark in paragraph.marks:
                if mark.sign in family and _by_neighbours(mark) > 0:
                    opened.append(mark)
                elif mark.sign in family and opened:
                    yield Span(opened.pop().span.start, mark.span.end)
            left_open = opened[-1] if opened else None


def _facing(mark: _Mark) -> int:
    """The way that its neighbours say it faces; 0 where they say nothing, or its shape says otherwise."""
    return 0 if mark.neighbours == -mark.shape else mark.neighbours

"""Finds everything that may be inside quotation marks (speech, titles, scare quotes), which no safe fix may change.

`quotations` classifies quotations and picks one interpretation if marks are missing or face the wrong way. This module keeps
all interpretations: a stretch is quoted if any of them encloses it. A mark without its counterpart quotes the rest of its
paragraph.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from pesanlint.document import Block, Document
from pesanlint.reading.marks import DOUBLE, SINGLE, may_quote, pairs
from pesanlint.reading.told import Told
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_OPENING = "“„‟«❝〝「『《〈〈⟨⟪❮﹁﹃｢⹂\x93‘‚‛‹`❛\x91"
_CLOSING = "”»❞〞」』》〉〉⟩⟫❯﹂﹄｣\x94’›❜\x92"
_TWICE = "['‘’`´′‵]"  # two single marks in a row are a double one, as typewriters and Word write it
_REFERENCES = (
    '" quot #34 #034 #x22', "“ ldquo #8220 #x201c #147", "” rdquo #8221 #x201d #148", "„ bdquo #8222 #x201e",
    "« laquo #171 #xab", "» raquo #187 #xbb", "' apos #39 #039 #x27", "‘ lsquo #8216 #x2018 #145", "’ rsquo #8217 #x2019 #146",
)  # fmt: skip
_WRITTEN_OUT = {f"&{name};": mark for mark, *names in map(str.split, _REFERENCES) for name in names}
"""Character references that a web page or a database left in a text → the mark."""
# The pattern begins with one class of characters, so that the search can skip to the next of them.
_MARK = re.compile(
    rf"[{DOUBLE}{SINGLE},&](?:(?<=[{DOUBLE}])|(?<=[{SINGLE}])(?:(?<={_TWICE}){_TWICE})?|(?<=,)(?<![\w.,],),(?=\w)"
    rf"|(?<=&)(?i:(?:amp;)*(?:{'|'.join(one[1:] for one in _WRITTEN_OUT)})))"
)
_ANGLES = re.compile(r"(?<!<)<<(?!<)|(?<!>)>>(?!>)")
_CLOSED_BY = {"„": "“", "‚": "‘", "»": "«", "›": "‹", ",,": "“"}
"""Opening → closing mark of pairs that open with a low mark, or with a mark that closes in other pairs."""
_FAMILIES = (
    frozenset("“”„‟❝❞\x93\x94"),
    frozenset("«»"),
    frozenset(['"', "＂", "″", "‶", "ʺ", "ˮ", "˝", "''", "``", "´´", "‘‘", "’’", "‘’", "′′", "‵‵", "‵′"]),
    frozenset("「」『』《》〈〉〈〉⟨⟩⟪⟫❮❯﹁﹂﹃﹄｢｣"),
    frozenset("‹›"),
    frozenset(SINGLE) - frozenset("‹›"),
)
"""Groups of marks that writers pair with each other."""
_BEFORE_OPENING = "([{-–—/*_~\ufffc"
_BEHIND_CLOSING = ".,;:?!…)]}-–—/*_~\ufffc"
_NEVER_FIRST = ".,;:?!)]}”*_~"
_NEVER_LAST = "([{*_~•"
_INCHES = ('"', "″", "''", "′′")
_YEAR = re.compile(r"\d\d(?!\d)")
_LONG = 4  # letters on both sides of a single mark that may close a quotation inside a word: `'Siap hadir'katanya`
_LONG_BEFORE, _LONG_BEHIND = re.compile(rf"[^\W_]{{{_LONG}}}$"), re.compile(rf"[^\W\d_]{{{_LONG}}}")
_NESTED = 3  # marks without a direction that cannot be nested: two pairs have four
_NUMBER = re.compile(r"(?<![\w.,:])\d{1,3}(?:[.,]\d{1,2})?$")


class Quoted(NamedTuple):
    """The quoted stretches of a document with their marks (code points of `Document.text`); they may overlap.

    If a mark is missing, the span extends one character beyond its paragraph on that side, so that it covers insertions there.
    """

    alone: list[tuple[Span, ...] | None]
    """For each block the stretches in it, with offsets within; None if they depend on other blocks."""
    others: list[Span]
    """The stretches that depend on other blocks, and those in angles, unordered."""

    def all(self, blocks: Sequence[Block]) -> list[Span]:
        """All, unordered."""
        known = zip(blocks, self.alone, strict=True)
        return [*self.others, *[span.shifted(block.span.start) for block, found in known if found for span in found]]


def find(document: Document, told: Told) -> Quoted:
    """Find the quoted stretches of a document.

    Args:
        document: the document.
        told: what is told of its blocks.
    """
    angles = list(_in_angles(document)) if "<" in document.text and "<<" in document.text else []
    alone: list[tuple[Span, ...] | None] = told.of(_alone)
    has_seams = len(document.map.segments) > len(document.blocks)
    found, linked = _Interpretations(), list[int]()
    for at, known in enumerate(alone):
        kind, span, _ = document.blocks[at]
        if known == () and (found.are_closed or kind not in ("title", "heading")):
            continue
        inside = _seams(document, span) if has_seams and kind != "code" else []
        if kind != "code" and known is not None and not inside and found.are_closed:
            continue
        linked.append(at)
        if kind != "code":
            marks = list(_marks(document.text, span, frozenset(inside)))
            found.add(_Paragraph(span, marks, kind in ("title", "heading")))
    if linked:
        alone = alone.copy()
        for at in linked:
            alone[at] = None
    return Quoted(alone, [*angles, *found.spans])


def _alone(text: str) -> tuple[Span, ...] | None:
    """The quoted stretches of a paragraph before which nothing is left open.

    None if anything is left open after it, or if what look like apostrophes may be quotation marks beside markup.
    """
    if not may_quote(text):
        return ()
    if (regular := pairs(text)) is not None:  # the usual case, in which all interpretations agree
        return regular
    whole = Span(0, len(text))
    found = _Interpretations()
    found.add(_Paragraph(whole, list(_marks(text, whole, frozenset())), is_heading=False))
    return tuple(found.spans) or None if found.are_closed else None


def _in_angles(document: Document) -> Iterator[Span]:
    """The stretches from `<<` to its `>>` before a heading; one alone is no mark, but shifts bits or quotes a line."""
    opened: list[int] = []
    for block in document.blocks:
        if block.kind in ("title", "heading"):
            opened.clear()
        for m in _ANGLES.finditer(document.text, *block.span) if block.kind != "code" else ():
            if m[0] == "<<":
                opened.append(m.start())
            elif opened:
                yield Span(opened[0], m.end())
                opened.pop()


def marks(text: str) -> list[str]:
    """The quotation marks in a text, in order, then its `<<` and `>>`; without apostrophes inside words."""
    if not _MARK.search(text) and not _ANGLES.search(text):  # the usual case
        return []
    found = [text[mark.span.start : mark.span.end] for mark in _marks(text, Span(0, len(text)), frozenset())]
    return [*found, *_ANGLES.findall(text)]


class _Mark(NamedTuple):
    """A mark and its direction: 1 if it opens, -1 if it closes, 0 if unknown."""

    span: Span
    sign: str
    neighbours: int
    """The direction by the characters beside it."""
    shape: int
    """The direction by its own shape."""
    quotes_alone: bool
    """Whether it quotes even without its counterpart: an apostrophe or a sign for inches does not."""


class _Paragraph(NamedTuple):
    span: Span
    marks: list[_Mark]
    is_heading: bool


def _seams(document: Document, span: Span) -> list[int]:
    """The offsets within a paragraph with markup between two characters, in order."""
    here = document.map.begun(span)
    return [right.prose.start for left, right in pairwise(here) if left.source.end < right.source.start]


def _marks(text: str, block: Span, seams: frozenset[int]) -> Iterator[_Mark]:
    """The marks in a paragraph.

    Args:
        text: the text of the document.
        block: the paragraph.
        seams: offsets with markup between two characters, which say nothing of each other.
    """
    is_quoting = False
    for m in _MARK.finditer(text, *block):
        start, end = m.span()
        before = text[start - 1] if start > block.start else " "
        behind = text[end] if end < block.end else " "
        sign = _WRITTEN_OUT.get(m[0].lower().replace("amp;", ""), m[0])
        is_double = len(sign) == 2 or sign in DOUBLE
        cut = (start in seams and before.isalnum()) or (end in seams and behind.isalnum())
        if not is_double and not cut and _is_apostrophe(sign, before, behind):
            may_close = is_quoting and _LONG_BEFORE.search(text, max(start - _LONG, 0), start)
            if not (may_close and _LONG_BEHIND.match(text, end)):
                continue
        is_quoting = is_quoting or not is_double
        neighbours = 0 if cut else _may_open(before, behind) - _may_close(before, behind)
        shape = (sign[0] in _OPENING or sign == ",,") - (sign[0] in _CLOSING)
        speaks = _quotes_alone(text, m, block, is_double=is_double)
        yield _Mark(Span(start, end), sign, neighbours, shape, speaks)


def _is_apostrophe(sign: str, before: str, behind: str) -> bool:
    """Whether a single mark is inside a word or a measure: `Jum'at`, `5'11`, but not `katanya'Siap`."""
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


def _quotes_alone(text: str, m: re.Match[str], block: Span, *, is_double: bool) -> bool:
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
    return len(mark.sign) == 2 or mark.sign in DOUBLE


# --- Interpretations: the direction of a mark; 0 means opposite to the mark before it --------------------------------------


def _by_neighbours(mark: _Mark) -> int:
    return mark.neighbours or mark.shape


def _by_shape(mark: _Mark) -> int:
    return mark.shape or mark.neighbours


def _by_turns(mark: _Mark) -> int:
    """Every second mark closes; a single mark at the end of a word (`ulama'`) never opens."""
    return 0 if _is_double(mark) else min(mark.neighbours, 0)


class _Pairs:
    """Pairs marks by one interpretation; a mark left open may be closed in a later paragraph before the next heading."""

    def __init__(self, reading: Callable[[_Mark], int]) -> None:
        self._reading = reading
        self.left_open: int | None = None
        """Where a quotation begins that is not closed so far."""

    def of(self, paragraph: _Paragraph, marks: Iterable[_Mark]) -> Iterator[Span]:
        """The stretches enclosed by some marks of the next paragraph."""
        reading = self._reading
        if paragraph.is_heading:
            self.left_open = None
        opened: list[_Mark] = []
        for mark in marks:
            sign = -1 if opened and _CLOSED_BY.get(opened[-1].sign) == mark.sign else reading(mark)
            if not opened and sign <= 0 and _is_double(mark) and not mark.quotes_alone:
                continue
            if sign > 0 or (sign == 0 and not opened):
                opened.append(mark)
                self.left_open = None
            elif opened:
                yield Span(opened.pop().span.start, mark.span.end)
            elif reading is _by_turns:
                continue  # the other interpretations decide whether its counterpart is missing
            elif self.left_open is not None:
                yield Span(self.left_open, mark.span.end)
                self.left_open = None
            elif mark.quotes_alone:
                yield Span(paragraph.span.start - 1, mark.span.end)
        unclosed = next((mark for mark in opened if mark.quotes_alone), None)
        if unclosed and reading is not _by_turns:
            self.left_open = unclosed.span.start
            may_close = unclosed.neighbours == unclosed.shape == 0
            yield Span(paragraph.span.start - 1 if may_close else self.left_open, paragraph.span.end + 1)


def _widest(paragraph: _Paragraph) -> Iterator[Span]:
    """The widest stretches that single marks may enclose among apostrophes.

    Each extends from a mark that may open to the last closing mark before the next such mark; to that mark itself if none
    closes (`'Siap, 'ujar Sari`).
    """
    opening: _Mark | None = None
    last: _Mark | None = None
    found = _singles(paragraph.marks)
    if not all(mark.neighbours for mark in found):  # a mark between blanks is not an apostrophe and has no direction
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


def _entangled(paragraph: _Paragraph) -> Iterator[Span]:
    """The stretches that double marks may enclose if some have no direction.

    The marks with a direction enclose the text between them, whatever the others mean. If opening and closing marks do not
    alternate, the whole paragraph is quoted; and so is all between the first and the last of four or more without a direction,
    which may be nested.
    """
    counted = [mark for mark in _doubles(paragraph.marks) if mark.quotes_alone or _facing(mark) > 0]
    facing = [_facing(mark) for mark in counted]
    if 0 not in facing:
        return
    if len(facing) % 2 or any(sign == (-1, 1)[at % 2] for at, sign in enumerate(facing)):
        yield Span(paragraph.span.start - 1, paragraph.span.end + 1)
    undecided = [mark for mark, sign in zip(counted, facing, strict=True) if not sign]
    if len(undecided) > _NESTED:
        yield Span(undecided[0].span.start, undecided[-1].span.end)
    opened: list[_Mark] = []
    for mark in counted:
        if _facing(mark) > 0:
            opened.append(mark)
        elif _facing(mark) and opened:
            yield Span(opened.pop().span.start, mark.span.end)


def _alike(paragraph: _Paragraph) -> Iterator[Span]:
    """The stretches that marks of one sign without a direction enclose in turns, whatever is among them: `''5" … 97''`.

    A mark that opens by its shape quotes the rest of its paragraph if two single marks follow: these may close it or mean
    inches.
    """
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


class _Related:
    """Pairs marks of one family, whatever other marks are among them: `“a» b «c”`. The closing mark may be in a later
    paragraph before the next heading."""

    def __init__(self, family: frozenset[str]) -> None:
        self._family = family
        self.left_open: _Mark | None = None
        """The mark that a later paragraph may close."""

    def of(self, paragraph: _Paragraph) -> Iterator[Span]:
        """The stretches enclosed by marks of the next paragraph."""
        opened = [self.left_open] if self.left_open and not paragraph.is_heading else []
        for mark in paragraph.marks:
            if mark.sign in self._family and _by_neighbours(mark) > 0:
                opened.append(mark)
            elif mark.sign in self._family and opened:
                yield Span(opened[-1].span.start, mark.span.end)
                if mark.quotes_alone or _is_double(mark) or opened[-1] is not self.left_open:  # else it may be an apostrophe
                    opened.pop()
        self.left_open = opened[0] if opened else None


class _Interpretations:
    """All interpretations of the marks of a text, paragraph by paragraph."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._doubles, self._singles = ([_Pairs(one) for one in (_by_neighbours, _by_shape, _by_turns)] for _ in "12")
        self._related = [_Related(family) for family in _FAMILIES]
        self.are_closed = True
        """Whether no quotation is left open after the last paragraph."""

    def add(self, paragraph: _Paragraph) -> None:
        """Add the stretches quoted in the next paragraph."""
        spans = self.spans
        for pairings, marks in ((self._doubles, _doubles(paragraph.marks)), (self._singles, _singles(paragraph.marks))):
            for pairing in pairings:
                spans += pairing.of(paragraph, marks)
        for related in self._related:
            spans += related.of(paragraph)
        spans += (*_widest(paragraph), *_entangled(paragraph), *_alike(paragraph))
        open_pairs = any(one.left_open is not None for one in (*self._doubles, *self._singles))
        self.are_closed = not open_pairs and not any(one.left_open for one in self._related)


def _facing(mark: _Mark) -> int:
    """The direction by its neighbours; 0 if they are undecided or contradict its shape."""
    return 0 if mark.neighbours == -mark.shape else mark.neighbours

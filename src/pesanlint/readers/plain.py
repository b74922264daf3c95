"""Reads plain text as typed or pasted: a headline, paragraphs (wrapped or one line each), lists, WhatsApp's markers."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pesanlint.deferred import deferred
from pesanlint.document import LABELS, Block, BlockKind, Document, DocumentBuilder, Segment, SourceMap
from pesanlint.readers import chat
from pesanlint.readers.paragraphs import looks_like_headline
from pesanlint.records import NamedTuple
from pesanlint.search.folding import BLANKS, INVISIBLE
from pesanlint.spans import LINE_BREAK, Edit, SourceEdit, SourceSpan, Span, apply_edits, lines

# A text wrapped by a mail program or an editor: no line is longer, and most lines are nearly as long as the longest.
WRAPPED_LENGTH = range(40, 121)
WRAPPED_SPREAD = 15

_NEAR = 200
"""Code points on either side of an edit that are examined for its effect on reading the line."""
_NOTE = re.compile(r"\[[Pp]esanlint:[^\]\r\n]{0,1000}\]")
_COMMENT = re.compile(rf"<!--|{_NOTE.pattern}")
_MARKING = ("*", "_", "~", "\r", "\n", "<!", "!-", "--", "->", "esanlint", "[P", "[p")
"""Strings that may change how a line is read."""
_MARKING_WITHIN = ("*", "_", "~", "<", "!", "--", ">", "esanlint", "[")
"""Strings, one of which is in any line with one of them. Single characters are found sixty times as fast."""
_GAP = rf"[ {BLANKS}{''.join(sorted(INVISIBLE))}]"
_ITEM = deferred(rf"(?:[-*•–]|\d{{1,3}}[.)]|[a-z][.)]){_GAP}+(?=\S)")
_LEADS = chat.INVISIBLE + "[-*•–"
_SIGNS = "\r*_~"
_LONG_SIGNS = (("<", "<!--"), (":", "esanlint:"), ("[", "[LINE]"), (":", "Conversation: "))
"""Strings, one of which is in any text with markers, comments or the head of an exported chat; `\\r` is another line break. The
longer ones with a character of theirs, which is found sixty times as fast."""
_COMMENTING = "<!>[]"
"""Characters, one of which is in any text that an edit without a mark may turn into one with a comment."""
_NON_BLANKS = re.compile(r"\S+")

# *tebal*, _miring_ and ~coret~ only around words, between blanks or punctuation: not in snake_case, in an address, in 5*3*2 or
# in the *.* at the end of a text.
# The marker comes first in each pattern, so that the search can skip to the next marker.
_BEFORE = r"[^\s(\[“\"‘'*_~]"
_AFTER = r"(?![^\s.,;:!?)\]”\"’'*_~])"
_MARKERS = [
    deferred(rf"{m}(?<!{_BEFORE}{m})(?<!{m}{m})(?=[^\s{m}])(?=[^{m}]*[^\W_])[^{m}]++(?<!\s){m}(?!{m}){_AFTER}")
    for m in (r"\*", "_", "~")
]


class _Line(NamedTuple):
    """A line: the spans of its prose in the source, its role, and its indent and length in code points."""

    prose: Sequence[SourceSpan]
    is_item: bool
    is_message: bool
    indent: int
    length: int


_BLANK_LINE = _Line([], is_item=False, is_message=False, indent=0, length=0)


def read(source: str, path: str = "-") -> Document:
    """The document in a plain text."""
    return _unmarked(source, path) or _marked(source, path)


def _unmarked(source: str, path: str) -> Document | None:
    """The document in a text in which each line is a paragraph and none has a mark, as in most releases; None for others."""
    if any([sign in source for sign in _SIGNS]):  # noqa: C419  A generator would take twice as long.
        return None
    if any([sign in source and whole in source for sign, whole in _LONG_SIGNS]):  # noqa: C419
        return None
    write = in_lines if any([sign in source for sign in _COMMENTING]) else _in_usual_lines  # noqa: C419
    new, at, start = tuple.__new__, 0, 0  # `new` is twice as fast as calling the classes
    parts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    lengths: list[int] = []
    for line in source.split("\n"):
        if part := line.strip():
            if part[0] in _LEADS or part[0].isdigit() or part[1:2] in (".", ")") or part[-1] == "]" or part[-2:] == "]:":
                return None
            first, length = at + line.index(part[0]), len(part)
            span = new(Span, (start, start + length))
            segments.append(new(Segment, (span, new(Span, (first, first + length)), write)))
            blocks.append(new(Block, ("paragraph", span, LABELS["paragraph"])))
            parts.append(part)
            lengths.append(first - at + length)
            start += length + 1
        at += len(line) + 1
    if _usual(lengths) in WRAPPED_LENGTH:
        return None
    if len(blocks) > 1 and looks_like_headline(parts[0]):
        blocks[0] = Block("title", blocks[0].span, LABELS["title"])
    return Document(source, "\n".join(parts), tuple(blocks), SourceMap(segments), path)


def _usual(lengths: list[int]) -> int:
    """The length that one line in ten exceeds at most; 0 if there are no lines."""
    lengths.sort()
    return lengths[-1 - len(lengths) // 10] if lengths else 0


def _marked(source: str, path: str) -> Document:
    builder = DocumentBuilder(source, path)
    comments = list(_comments(source))
    for span in comments:
        mark = 4 if source.startswith("<!--", span.start) else 1
        builder.comment(source[span.start + mark : span.end - max(mark - 1, 1)], span)
    heads = list(chat.exported(source))
    read_lines = list(_lines(source, sorted([*comments, *heads]), {head.start for head in heads}))
    messages = sum(line.is_message for line in read_lines)
    if messages > 1 or (messages and any(_is_announced(source, line) for line in read_lines)):  # not lines of an agenda
        read_lines = [_without_system(source, line) for line in read_lines]
    blocks = list(_blocks(source, read_lines))
    for index, block in enumerate(blocks):
        kind: BlockKind = "list-item" if block[0].is_item else "paragraph"
        if index == 0 and len(blocks) > 1 and _is_headline(source, block):
            kind = "title"
        builder.begin(kind, in_lines)
        _add(builder, block)
    return builder.build()


def in_lines(edit: SourceEdit, source: str) -> SourceEdit | None:
    """Write the text unchanged; None if its lines would be read differently, as when a fix adds a second underscore."""
    (first, last), text = edit
    is_marked, has_returns = _signs_in(source)
    start = source.rfind("\n", 0, first) + 1
    if has_returns:
        start = max(start, source.rfind("\r", start, first) + 1)
    is_led = first - start <= _NEAR and _may_become_led(source, start, first)
    if not is_led and not is_marked and not _may_mark(text):  # as nearly everywhere
        return edit
    start = max(start, first - _NEAR)
    ends = [at for sign in "\r\n" if (at := source.find(sign, last, last + _NEAR)) >= 0]
    end = min(ends, default=last + _NEAR)
    if not is_led and not _may_mark(source[start:end]) and not _may_mark(edit.text):  # the usual case
        return edit
    before, change = source[start:end], Edit(edit.span.shifted(-start), edit.text)
    return edit if _words(before, change) == _words(apply_edits(before, [change])) else None


def _in_usual_lines(edit: SourceEdit, source: str) -> SourceEdit | None:
    """The same as `in_lines` for a text without any mark in which no line is an item or a message, found faster."""
    at = edit[0][0]
    if at > 1 and source[at - 1] != "\n" and not source[at - 2].isspace() and not _may_mark(edit[1]):
        return edit  # behind the first two characters of a line, which alone tell what it is
    return in_lines(edit, source)


def _may_mark(text: str, signs: Iterable[str] = _MARKING) -> bool:
    if (text.isalpha() or text.replace(" ", "").isalpha()) and "esanlint" not in text:
        return False
    return any([sign in text for sign in signs])  # noqa: C419  A generator would take twice as long.


@lru_cache(maxsize=1)  # each edit of a text asks
def _signs_in(source: str) -> tuple[bool, bool]:
    """Whether a text has, on any line, what may change how a line is read; and whether it has carriage returns."""
    return _may_mark(source, _MARKING_WITHIN), "\r" in source


def _may_become_led(source: str, line: int, edit: int) -> bool:
    """Whether an edit may turn a line into a list item or a message, or change it from one."""
    if line + 2 <= edit and not source[line].isspace():
        return _may_be_led(source, line)
    m = _NON_BLANKS.search(source, line, edit)
    return m is None or m.start() + 2 > edit or _may_be_led(source, m.start())


def _words(source: str, edit: SourceEdit | None = None) -> list[str]:
    """The words of some lines, optionally after an edit of their prose."""
    prose = [span for line in _lines(source, list(_comments(source))) for span in line.prose]
    ends: list[SourceSpan] = [Span(0, 0), Span(len(source), len(source))]
    gaps: list[SourceSpan] = [Span(one.end, next_one.start) for one, next_one in pairwise([ends[0], *prose, ends[1]])]
    gaps = [gap for gap in gaps if gap.start < gap.end]
    left_out: list[SourceEdit] = [Edit(gap, " " * (LINE_BREAK.search(source, *gap) is not None)) for gap in gaps]
    kept = [edit] if edit else []
    return apply_edits(source, [*kept, *(gap for gap in left_out if not any(gap.span.overlaps(e.span) for e in kept))]).split()


def _comments(source: str) -> Iterator[SourceSpan]:
    """The comments, which may contain suppressions: `[pesanlint: ...]` on one line, and HTML comments that are closed."""
    end = 0
    for m in _COMMENT.finditer(source) if "<!--" in source or "esanlint:" in source else ():
        if m.start() < end:
            continue
        if m[0] != "<!--":
            end = m.end()
        elif (close := source.find("-->", m.end())) >= 0:
            end = close + 3
        else:
            end = len(source)  # no later one is closed either
            for note in _NOTE.finditer(source, m.end()):
                yield Span(*note.span())
            continue
        yield Span(m.start(), end)


def _lines(source: str, comments: Sequence[SourceSpan], messages: Collection[int] = ()) -> Iterator[_Line]:
    """Every line of the source; a line of only blanks and comments has no prose.

    Args:
        source: the text.
        comments: the stretches that are not prose, in order.
        messages: the offsets of lines that are known to be messages of a chat.
    """
    first = 0
    is_marked = any(marker in source for marker in "*_~")
    for line in lines(source):
        if not comments:
            yield _line(source, line, [line], is_marked=is_marked)
            continue
        while first < len(comments) and comments[first].end <= line.start:
            first += 1
        pieces: list[SourceSpan] = []
        at, next_one = line.start, first
        while next_one < len(comments) and comments[next_one].start < line.end:
            pieces.append(Span(at, comments[next_one].start))
            at = comments[next_one].end
            next_one += 1
        pieces.append(Span(at, line.end))
        found = _line(source, line, pieces, is_marked=is_marked)
        yield found._replace(is_message=True) if line.start in messages else found


def _line(source: str, line: SourceSpan, pieces: Sequence[SourceSpan], *, is_marked: bool) -> _Line:
    """The line whose text without comments consists of the pieces."""
    text = source[line.start : line.end]
    length = len(text.rstrip())
    if not length:
        return _BLANK_LINE
    indent = len(text) - len(text.lstrip())
    trimmed: list[SourceSpan]
    if len(pieces) == 1:
        trimmed = [Span(line.start + indent, line.start + length)]
    else:
        trimmed = [piece for piece in _trimmed(source, pieces) if piece.start < piece.end]
    message = item = None
    if trimmed and source.endswith(("]", "]:"), 0, trimmed[-1].end) and chat.SIGNED().fullmatch(source, *trimmed[0]):
        return _Line([], is_item=False, is_message=True, indent=indent, length=length)
    if trimmed and _may_be_led(source, trimmed[0].start):
        message = chat.MESSAGE().match(source, *trimmed[0])
        if message:
            inserted = chat.INSERTED().fullmatch(source, message.end(), trimmed[-1].end)
            behind: SourceSpan = Span(message.end(), trimmed[0].end)
            trimmed = [] if inserted else list(_trimmed(source, [behind, *trimmed[1:]]))
        item = _ITEM().match(source, *trimmed[0]) if trimmed else None
        if item:
            trimmed[0] = Span(item.end(), trimmed[0].end)
    prose = [part for piece in trimmed for part in _without_markers(source, piece)] if is_marked else trimmed
    return _Line(prose, item is not None, message is not None, indent, length)


def _is_announced(source: str, line: _Line) -> bool:
    """Whether a line was certainly written by a chat program."""
    return bool(not line.is_message and line.prose and chat.ANNOUNCED().match(source, line.prose[0].start, line.prose[-1].end))


def _without_system(source: str, line: _Line) -> _Line:
    """A line of a chat, without prose if the program wrote it: who joined, who left, that messages are encrypted."""
    is_system = not line.is_message and line.prose and chat.STAMPED().match(source, line.prose[0].start, line.prose[-1].end)
    return line._replace(prose=[], is_message=True) if is_system else line


def _may_be_led(source: str, start: int) -> bool:
    """Whether the text at an offset may be the mark of an item or the head of a message, by its first two characters."""
    return source[start] in _LEADS or source[start].isdigit() or source[start + 1 : start + 2] in (".", ")")


def _trimmed(source: str, pieces: Iterable[SourceSpan]) -> Iterator[SourceSpan]:
    """The pieces without blanks at the ends of the line, and with blanks on only one side of a comment."""
    kept = [piece for piece in pieces if source[piece.start : piece.end].strip()]
    after_blank = True
    for index, (start, end) in enumerate(kept):
        text = source[start:end]
        if index == len(kept) - 1:
            end -= len(text) - len(text.rstrip())
        if after_blank:
            start += len(text) - len(text.lstrip())
        after_blank = text[-1].isspace()
        yield Span(start, end)


def _without_markers(source: str, piece: SourceSpan) -> Iterator[SourceSpan]:
    """The parts of a piece between WhatsApp's markers."""
    markers = {at for marker in _MARKERS for m in marker().finditer(source, *piece) for at in (m.start(), m.end() - 1)}
    at = piece.start
    for marker_at in sorted(markers):
        if at < marker_at:
            yield Span(at, marker_at)
        at = marker_at + 1
    if at < piece.end:
        yield Span(at, piece.end)


def _blocks(source: str, document: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of each paragraph, list item or headline."""
    width = _wrapping_width(source, document)
    block: list[_Line] = []
    for line in document:
        if block and not _continues(source, block[-1], line, width):
            yield block
            block = []
        if line.prose:
            block.append(line)
    if block:
        yield block


def _wrapping_width(source: str, document: Sequence[_Line]) -> int:
    """The width, in code points, at which the text was wrapped; 0 if each line is a paragraph.

    A release without wrapping has long lines. A short one may have none, but will hardly twice have a line that leaves no room
    for the first word of the next line, with that word in small letters. One line in ten may be longer than the width: it was
    edited after wrapping."""
    lengths = [line.length for line in document if line.prose]
    width = _usual(lengths)
    if width not in WRAPPED_LENGTH:
        return 0
    goes_on = [
        source[line.prose[0].start].islower()
        for before, line in pairwise(document)
        if before.prose and _continues(source, before, line, width)
    ]
    is_likely = sum(goes_on) * 2 > len(goes_on) if lengths[-1] not in WRAPPED_LENGTH else any(goes_on)
    return width if len(goes_on) > 1 and is_likely else 0


def _continues(source: str, before: _Line, line: _Line, width: int) -> bool:
    """Whether a line continues the paragraph of the line before: its first word had no room there."""
    if not width or not line.prose or line.is_item or line.is_message or (line.indent > before.indent and not before.is_item):
        return False
    word = _NON_BLANKS.match(source, line.prose[0].start, line.prose[-1].end)
    return before.length + 1 + (len(word[0]) if word else 0) > width - WRAPPED_SPREAD


def _is_headline(source: str, block: Sequence[_Line]) -> bool:
    """Whether the first block of a text looks like a headline."""
    return not block[0].is_item and looks_like_headline(source[block[0].prose[0].start : block[-1].prose[-1].end])


def _add(builder: DocumentBuilder, block: Sequence[_Line]) -> None:
    """Add the prose of a block, with line breaks read as blanks."""
    end = -1
    for line in block:
        if end >= 0:
            builder.add(_wrap(builder.source, Span(end, line.prose[0].start)), " ")
        for part in line.prose:
            builder.add(part)
        end = line.prose[-1].end


def _wrap(source: str, gap: SourceSpan) -> SourceSpan:
    """The line break between two lines of a paragraph, with the blanks around it unless there is markup between them."""
    if source[gap.start : gap.end].isspace():
        return gap
    m = LINE_BREAK.search(source, *gap)
    return Span(*m.span()) if m else gap

"""Markdown (CommonMark with tables, footnotes, strikethrough, task lists and front matter), parsed by pyromark."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple

import pyromark
from pyromark import Options
from pyromark.event import Range

from pesanlint.document import BlockKind, Document, DocumentBuilder
from pesanlint.text import LINE_BREAK, Span, lines

# No option that rewrites text (typographic quotes) or takes signs of ordinary prose for markup (formulas in $, ~sub~, ^sup^).
# Front matter is read here: pyromark would take any two thematic breaks for its borders.
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)

_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link"}
_CONTAINERS: Mapping[str, BlockKind] = {"Item": "list-item", "BlockQuote": "blockquote", "FootnoteDefinition": "paragraph"}
_LEAVES: Mapping[str, BlockKind] = {"TableCell": "table-cell", "CodeBlock": "code"}

PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the prose for inline code and for an image amid text: no word, yet something between two words."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_CR = re.compile(r"\r(?!\n)")
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?=\s|$)")
_HTML_TOKEN = re.compile(r"<!--|</?([A-Za-z][\w-]*)[^<>]*>|<|[^<]+")
_HTML_TEXT = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});)|(?P<blank>[ \t\f]+|\r\n|\r|\n)|&|[^& \t\f\r\n]+"
)
_HTML_INLINE = frozenset({
    "a", "abbr", "b", "big", "cite", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_HTML_UNREAD = frozenset({"script", "style", "pre", "textarea", "svg"})


class _Piece(NamedTuple):
    """A stretch of the source and how it reads: as it stands, as `text`, or (an image) as its alternative text."""

    source: Span
    text: str | None = None
    alternative: "tuple[_Piece, ...] | None" = None


def read(source: str, path: str = "-") -> Document:
    """The document that a Markdown text holds."""
    reader = _Reader(source, path)
    body = reader.read_front_matter()
    markdown = reader.source[body:]
    place = _Place(markdown.encode(), body)
    for event, span in pyromark.events_with_range(markdown, options=_OPTIONS):
        reader.take(event, span, place)
    reader.end_block()
    return reader.builder.build()


class _Place:
    """From bytes to code points. The places asked for come in order, so that every byte is decoded once."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._byte, self._point = data, 0, start

    def __call__(self, byte: int) -> int:
        self._point += len(self._data[self._byte : byte].decode())
        self._byte = max(byte, self._byte)
        return self._point


class _Reader:
    """Turns the parser's events into blocks. A block's pieces are kept until it ends, so that no blank stands at its ends."""

    def __init__(self, source: str, path: str) -> None:
        self.builder = DocumentBuilder(source, path)
        # The parser takes no lone surrogates, and a lone CR for a line break here and there only. All places stay as they are.
        self.source = _LONE_CR.sub("\n", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source))
        self._has_title = False
        self._containers: list[BlockKind] = []
        self._leaf: BlockKind | None = None
        self._pieces: list[_Piece] = []
        self._html: list[Span] = []
        self._images: list[tuple[int, list[_Piece]]] = []

    def read_front_matter(self) -> int:
        """Note what the front matter says, if there is one, and return where the body begins."""
        every = lines(self.source)
        if (first := next(every, None)) is None or self._line(first) != "---":
            return 0
        inside: list[Span] = []
        for line in every:
            text = self._line(line)
            if text in ("---", "..."):
                break
            if text:
                inside.append(line)
                if len(inside) == 1 and not (text.startswith("#") or _KEY.match(text)):
                    return 0  # a thematic break, and prose behind it
        else:
            return 0
        for entry in inside:
            self._metadata(entry)
        return line.end

    def _line(self, span: Span) -> str:
        return self.source[span.start : span.end].rstrip()

    def _metadata(self, line: Span) -> None:
        """Note a line `key: value` whose value is plain or simply quoted; the title is a block too."""
        text = self._line(line)
        if not (key := _KEY.match(text)):
            return
        value = _scalar(text[key.end() :])
        name = key[1].lower()
        if not value or name in self.builder.metadata:
            return
        self.builder.metadata[name] = value
        if name == "title":
            start = self.source.index(value, line.start + key.end())
            self._pieces.append(_Piece(Span(start, start + len(value))))
            self._leaf = "title"
            self.end_block()

    def take(self, event: object, span: Range, place: _Place) -> None:
        """Take the parser's next event."""
        match event:
            case {"Start": "Image" | {"Image": _}}:
                self._images.append((place(span["start"]), []))
            case {"End": "Image"}:
                start, alternative = self._images.pop()
                self._add(_Piece(Span(start, place(span["end"])), None, tuple(alternative)))
            case {"Start": tag}:
                self._start(tag)
            case {"End": tag}:
                self._end(_name(tag))
            case {"Text": str(text)}:
                self._text(Span(place(span["start"]), place(span["end"])), text)
            case {"Code": _}:
                self._add(_Piece(Span(place(span["start"]), place(span["end"])), PLACEHOLDER))
            case "SoftBreak" | "HardBreak":
                self._add(_Piece(Span(place(span["start"]), place(span["end"])), " "))
            case {"InlineHtml": str(text)}:
                self._inline_html(Span(place(span["start"]), place(span["end"])), text)
            case {"Html": _}:
                self._html.append(Span(place(span["start"]), place(span["end"])))
            case "Rule":
                self.end_block()

    def _start(self, tag: object) -> None:
        name = _name(tag)
        if name in _INLINE:
            return
        self.end_block()
        if name in _CONTAINERS:
            self._containers.append(_CONTAINERS[name])
        elif name == "Heading":
            is_first = isinstance(tag, dict) and tag["Heading"]["level"] == "H1" and not self._has_title
            self._leaf = "title" if is_first else "heading"
        else:
            self._leaf = _LEAVES.get(name)

    def _end(self, name: str) -> None:
        if name in _INLINE:
            return
        if name == "HtmlBlock":
            self._html_block()
        self.end_block()
        if name in _CONTAINERS:
            self._containers.pop()

    def _text(self, span: Span, text: str) -> None:
        """Add text. Where it is not what stands in the source (an entity), it reads so as a whole."""
        written = self.source[span.start : span.end]
        if text != written and text != LINE_BREAK.sub("\n", written):
            self._add(_Piece(span, LINE_BREAK.sub(" ", text)))
            return
        at = span.start
        for m in LINE_BREAK.finditer(written):
            self._add(_Piece(Span(at, span.start + m.start())))
            self._add(_Piece(Span(span.start + m.start(), span.start + m.end()), " "))
            at = span.start + m.end()
        self._add(_Piece(Span(at, span.end)))

    def _add(self, piece: _Piece) -> None:
        """Add a piece to the block or to the image that is open; what goes on as it stands in the source stays one piece."""
        pieces = self._images[-1][1] if self._images else self._pieces
        start, end = piece.source
        if start == end:
            return
        before = pieces[-1] if pieces else None
        if before and before.source.end == start and before[1:] == piece[1:] == (None, None):
            pieces[-1] = _Piece(Span(before.source.start, end))
        else:
            pieces.append(piece)

    def end_block(self) -> None:
        """Write the block that its pieces make up. Images at its ends are blocks of their own: their texts are captions."""
        pieces, self._pieces = self._pieces, []
        kind = self._leaf or (self._containers[-1] if self._containers else "paragraph")
        self._leaf = None
        first, last = 0, len(pieces)
        while first < last and (self._is_blank(pieces[first]) or pieces[first].alternative is not None):
            first += 1
        while last > first and (self._is_blank(pieces[last - 1]) or pieces[last - 1].alternative is not None):
            last -= 1
        self._captions(pieces[:first])
        if first < last:
            self._has_title = self._has_title or kind == "title"
            self._write(kind, [*pieces[first : last - 1], self._without_end(pieces[last - 1])])
        self._captions(pieces[last:])

    def _captions(self, pieces: Iterable[_Piece]) -> None:
        for piece in pieces:
            if piece.alternative and not all(map(self._is_blank, piece.alternative)):
                self._write("paragraph", piece.alternative)

    def _without_end(self, piece: _Piece) -> _Piece:
        """The piece without the blanks at its end, which stood before a comment or the like."""
        start, end = piece.source
        return piece if piece.text is not None else _Piece(Span(start, start + len(self.source[start:end].rstrip())))

    def _is_blank(self, piece: _Piece) -> bool:
        return piece.alternative is None and not self._reads(piece).strip()

    def _reads(self, piece: _Piece) -> str:
        if piece.alternative is not None:
            return PLACEHOLDER
        return self.source[piece.source.start : piece.source.end] if piece.text is None else piece.text

    def _write(self, kind: BlockKind, pieces: Iterable[_Piece]) -> None:
        """Write a block. Blanks on both sides of markup that reads as nothing are one, as they are when it is printed."""
        self.builder.begin(kind)
        after_blank = kind != "code"
        for piece in pieces:
            text, span = self._reads(piece), piece.source
            if after_blank and text.startswith(" "):
                if piece.text is not None:
                    continue
                text = text.lstrip(" ")
                span = Span(span.end - len(text), span.end)
            if text:
                self.builder.add(span, None if text == self.source[span.start : span.end] else text)
                after_blank = text.endswith(" ") and kind != "code"

    def _inline_html(self, span: Span, text: str) -> None:
        if text.startswith("<!--"):
            self.builder.comment(text.removeprefix("<!--").removesuffix("-->"), span)
        elif text[1:3].lower() == "br":
            self._add(_Piece(span, " "))

    def _html_block(self) -> None:
        """Read the text between the tags of a block of HTML; tags that stand in running text part no blocks."""
        rows, self._html = self._html, []
        html = "".join(self.source[row.start : row.end] for row in rows)
        starts = _starts(rows)

        def place(start: int, end: int) -> Span:
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            return Span(rows[first].start + start - starts[first], rows[last].start + end - starts[last])

        at = 0
        while m := _HTML_TOKEN.match(html, at):
            at = m.end()
            name = (m[1] or "").lower()
            if m[0] == "<!--":
                close = html.find("-->", at)
                if close < 0:
                    return
                self.builder.comment(html[at:close], place(m.start(), close + 3))
                at = close + 3
            elif name == "br":
                self._add(_Piece(place(*m.span()), " "))
            elif name in _HTML_UNREAD and not m[0].startswith("</"):
                closing = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
                at = closing.start() if closing else len(html)
            elif not name:
                for text in _HTML_TEXT.finditer(m[0]):
                    self._html_text(place(m.start() + text.start(), m.start() + text.end()), text)
            elif name not in _HTML_INLINE:
                self.end_block()

    def _html_text(self, span: Span, m: re.Match[str]) -> None:
        """Add a word, an entity or a blank; several blanks and line breaks are printed as one."""
        if m["blank"]:
            if self._pieces and not self._is_blank(self._pieces[-1]):
                self._add(_Piece(span, m[0] if m[0] in " \t" else " "))
        elif m["entity"] and (reading := unescape(m[0])) != m[0]:
            self._add(_Piece(span, LINE_BREAK.sub(" ", reading)))
        else:
            self._add(_Piece(span))


def _name(tag: object) -> str:
    return tag if isinstance(tag, str) else next(iter(tag)) if isinstance(tag, dict) else ""


def _starts(rows: Iterable[Span]) -> list[int]:
    """Where each row begins when they are put one after the other."""
    starts, at = [], 0
    for row in rows:
        starts.append(at)
        at += row.end - row.start
    return starts


def _scalar(text: str) -> str:
    """The value of a front matter's line as far as it is written plainly, else nothing."""
    text = text.strip()
    if text[:1] in ("'", '"'):
        inner, _, rest = text[1:].partition(text[0])
        return inner if "\\" not in inner and (not rest or rest.lstrip().startswith("#")) else ""
    if text[:1] in tuple("|>[]{}&*!%@`#"):
        return ""
    return text.partition(" #")[0].rstrip()

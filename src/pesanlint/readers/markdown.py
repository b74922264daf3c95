"""Reads Markdown (CommonMark with tables, footnotes, strikethrough, task lists and front matter), parsed by pyromark."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pyromark
from pyromark import Options
from pyromark.event import Range

from pesanlint.document import LABELS, PLACEHOLDER, BlockKind, Document, DocumentBuilder, count_words
from pesanlint.readers import templates
from pesanlint.readers.elements import PICTURES, SKIPPED, UNREAD, WORDS
from pesanlint.readers.flow import Flow, Piece, append
from pesanlint.spans import LINE_BREAK, Edit, FromBytes, SourceEdit, SourceSpan, Span, apply_edits, lines

# No options that rewrite text (typographic quotes) or treat signs of ordinary prose as markup (formulas in $, ~sub~, ^sup^).
# Front matter is read by this module: pyromark would treat any two thematic breaks as its borders.
OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)

_INLINE = {"Emphasis", "Strong", "Strikethrough"}
_LINKS = ("Link", "Image")
_CONTAINERS: Mapping[str, BlockKind] = {"Item": "list-item", "BlockQuote": "blockquote", "FootnoteDefinition": "paragraph"}
_FRONT = frozenset(("frontmatter", "frontmatter.title", "title"))
_HEADER = frozenset(("table", "header"))
_WITH_LABEL_OF_THEIR_OWN = {"Inline", "Reference"}
_LEAVES: Mapping[str, BlockKind] = {"TableCell": "table-cell", "CodeBlock": "code"}

_BLOCK_SCALAR = re.compile(r"\s*[|>][-+\d]*(?:\s+#.*)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_CR = re.compile(r"\r(?!\n)")
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?=\s|$)")
_FRONT_MATTER = {"---": (("---", "..."), _KEY), "+++": (("+++",), re.compile(r"\[|[\w.\"'-]+\s*="))}
"""Line that opens a front matter (YAML, TOML) → the lines that close it, and the beginning of its first line."""

# A fix writes prose, so these must be escaped. An underscore within a word is not markup.
_SPECIAL = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=[A-Za-z#])")
_QUOTE = re.compile(r"<(/?)q\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^>]*?(/?)>")
_NO_TITLE = re.compile(r"[\"'()\\&;<>|`\[\]{}\r\n]")
_ESCAPE = re.compile(r"\\$|&#?\w{0,32}$")
_DELIMITERS = ("*", "_", "~")
_NEAR = 200
"""Code points on either side of an edit, one of which must be part of a word."""
_NOTHING_YET = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_MARKER = re.compile(r"#|[-+](?=[\s-]|$)|=|>|\d{1,9}[.)](?=\s|$)|\s")


def read(source: str, path: str = "-") -> Document:
    """The document in a Markdown text."""
    reader = _Reader(source, path)
    body = reader.read_front_matter()
    markdown = templates.blotted(reader.source, reader.flow.codes, parting=True)[body:]
    reader.source = reader.source[:body] + markdown
    place = FromBytes(markdown.encode(), body)
    for event, span in pyromark.events_with_range(markdown, options=OPTIONS):
        reader.take(event, span, place)
    reader.end_block()
    reader.flow.put_into(reader.builder)
    return reader.builder.build()


def body_of(source: str) -> int:
    """The offset of a text behind its front matter; 0 without one."""
    return _Reader(source, "-").read_front_matter()


def in_markdown(edit: SourceEdit, source: str) -> SourceEdit | None:
    """Write into running text so that nothing in it is read as markup; None if that is impossible."""
    start, end = edit.span
    line = source[max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1 : start]
    text = _SPECIAL.sub(r"\\\g<0>", edit.text)
    if text.endswith("&") and re.match("[A-Za-z#]", source[end : end + 1]):
        text = f"{text[:-1]}\\&"
    after = text + source[end : end + 12]
    rest = LINE_BREAK.split(source[end : end + _NEAR], maxsplit=1)[0]
    if (
        LINE_BREAK.search(text)
        or not any(map(str.isalnum, line[-_NEAR:] + text + rest))  # a line without words may be markup
        or line.endswith(("\\", "&", "&#", "<", "!"))
        or (text.endswith("!") and source[end : end + 1] == "[")
    ):
        return None
    if any(m[0] != "&" for m in _SPECIAL.finditer(source, start, end)) or _emphasis_changes(edit, source, after):
        return None  # the replaced text may separate markup
    if _NOTHING_YET.fullmatch(line) and (marker := _MARKER.match(after)):
        if marker.end() > len(text) or marker[0].isspace():
            return None
        text = f"{text[: marker.end() - 1]}\\{text[marker.end() - 1 :]}"
    return Edit(edit.span, text)


def _emphasis_changes(edit: SourceEdit, source: str, after: str) -> bool:
    """Whether a delimiter beside the edit would get another class of neighbour, which decides whether it opens or closes."""
    start, end = edit.span
    opens = source[max(start - 1, 0) : start] in _DELIMITERS and _sort(source[start : start + 1]) != _sort(after[:1])
    before = source[max(start - 1, 0) : start] + edit.text
    closes = source[end : end + 1] in _DELIMITERS and _sort(source[max(end - 1, 0) : end]) != _sort(before[-1:])
    return opens or closes


def _sort(character: str) -> str:
    if character in _DELIMITERS:
        return "delimiter"
    return "word" if character.isalnum() else "other" if character.strip() else "blank"


def in_title(edit: SourceEdit, source: str) -> SourceEdit | None:
    """Write into the title of a link; None if the text would end the title or be read differently."""
    before = source[max(edit.span.start - 40, 0) : edit.span.start]
    return None if _NO_TITLE.search(edit.text) or _ESCAPE.search(before) else edit


def in_front_matter(edit: SourceEdit, source: str) -> SourceEdit | None:
    """Write into the value of a line of the front matter; None if it would be read differently."""
    start = max(source.rfind("\n", 0, edit.span.start), source.rfind("\r", 0, edit.span.start)) + 1
    end = m.start() if (m := LINE_BREAK.search(source, edit.span.end)) else len(source)
    line = source[start:end]
    if not (key := _KEY.match(line)) or re.search(r"[\r\n\"'\\]|:(?:\s|$)|\s#", edit.text):
        return None
    value = _scalar(line[key.end() :])
    at = line.index(value, key.end())
    change = Edit(Span(edit.span.start - start, edit.span.end - start), edit.text)
    expected = apply_edits(value, [Edit(change.span.shifted(-at), edit.text)])
    is_read = _scalar(apply_edits(line, [change])[key.end() :]) == expected and not re.match(r"[-?:](?:\s|$)", expected)
    return edit if is_read else None


class _Reader:
    """Turns the parser's events into blocks."""

    def __init__(self, source: str, path: str) -> None:
        self.builder = DocumentBuilder(source, path)
        # The parser rejects lone surrogates, and treats a lone CR as a line break only sometimes. All offsets are kept.
        self.source = _LONE_CR.sub("\n", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source))
        self.flow = Flow(source, in_markdown)
        self._containers: list[BlockKind] = []
        self._leaf: BlockKind | None = None
        self._own_labels: frozenset[str] = frozenset()  # of the leaf, where they say more than its kind
        self._in_head = False  # whether the cells to come are those of a table's head
        self._html: list[SourceSpan] = []
        self._images: list[tuple[int, list[Piece]]] = []
        self._break: int | None = None
        """The beginning of the last line break, with the blanks before it, until the next event shows where it ends."""
        self._unread_to = 0
        """The end of text that HTML marks as deleted, code, a picture and the like."""
        self._labels: list[bool] = []
        """For each open link and image, whether its text is also its target or label (`[KPU]`, `<https://kpu.go.id>`)."""
        self._titles: list[str] = []
        """For each open link and image, its title."""

    def read_front_matter(self) -> int:
        """Read the front matter, if any, and return the offset where the body begins."""
        every = lines(self.source)
        first = next(every, None)
        if first is None or (border := self._line(first)) not in _FRONT_MATTER:
            return 0
        ends, key = _FRONT_MATTER[border]
        inside: list[SourceSpan] = []
        for line in every:
            text = self._line(line)
            if text in ends:
                break
            if text:
                inside.append(line)
                if len(inside) == 1 and not (text.startswith("#") or key.match(text)):
                    return 0  # a thematic break, followed by prose
        else:
            return 0
        at = 0
        while at < len(inside) and border == "---":  # TOML is not read
            after = next((n for n in range(at + 1, len(inside)) if not self.source[inside[n].start].isspace()), len(inside))
            self._metadata(inside[at], inside[at + 1 : after])
            at = after
        return line.end

    def _line(self, span: SourceSpan) -> str:
        return self.source[span.start : span.end].rstrip()

    def _metadata(self, line: SourceSpan, more: Sequence[SourceSpan]) -> None:
        """Read a line `key: value` whose value is plain or simply quoted, or a block of lines after it (`|`, `>`).

        The title is also a block; fixes may not change one of several lines.
        """
        text = self._line(line)
        if not (key := _KEY.match(text)):
            return
        value = _scalar(text[key.end() :])
        name = key[1].lower()
        if name in self.builder.metadata or not (value or _BLOCK_SCALAR.fullmatch(text, key.end())):
            return
        start = self.source.index(value, line.start + key.end())
        pieces = [Piece(Span(start, start + len(value)), editable=not more)] if value else []
        for row in more if text[key.end() :].lstrip()[:1] not in ("'", '"') else ():
            text = self._line(row)
            indent = len(text) - len(text.lstrip())
            pieces.append(Piece(Span(row.start, row.start + indent), " ", editable=False))
            pieces.append(Piece(Span(row.start + indent, row.start + len(text)), editable=False))
        self.builder.metadata[name] = "".join(map(self.flow.reads, pieces)).strip()
        if name == "title":
            self.flow.write = in_front_matter
            for piece in pieces:
                self.flow.add(piece)
            self.flow.end("title", _FRONT)
            self.flow.write = in_markdown

    def take(self, event: Any, span: Range, place: FromBytes) -> None:
        """Process the parser's next event."""
        if self._break is not None:
            # The parser's range is the break alone; anything before the text of the next line (`> `, indent) belongs to it.
            self._add(Span(self._break, place(span["start"])), " ")
            self._break = None
        if event == "Rule":
            self.end_block()
        elif isinstance(event, str):  # a line break
            read_to, start = place(0), place(span["start"])
            while start > read_to and self.source[start - 1] in " \t":
                start -= 1
            self._break = start
            place(span["end"])
        else:
            ((kind, what),) = event.items()  # not by `match`, which would try each case on tens of thousands of events
            self._take(kind, what, span, place)

    def _take(self, kind: str, what: Any, span: Range, place: FromBytes) -> None:
        if kind == "Text":
            self._text(Span(place(span["start"]), place(span["end"])), what)
        elif kind == "Code":
            self._add(Span(place(span["start"]), place(span["end"])), PLACEHOLDER)
        elif kind == "InlineHtml":
            self._inline_html(Span(place(span["start"]), place(span["end"])), what)
        elif kind == "Html":
            self._html.append(Span(place(span["start"]), place(span["end"])))
        elif kind == "End":
            if what not in _LINKS:
                self._end(_name(what))
                return
            self._end_link(place(span["end"]))
            if what == "Image":
                start, alternative = self._images.pop()
                self._add(Span(start, start + 2), PLACEHOLDER, is_image=True)
                self.flow.caption(alternative, "alt")
        elif kind == "Start":
            if (name := _name(what)) not in _LINKS:
                self._start(what)
                return
            self._begin_link(what[name]["link_type"], what[name]["title"])
            if name == "Image":
                self._images.append((place(span["start"]), []))

    def _begin_link(self, kind: str, title: str) -> None:
        self._labels.append(kind not in _WITH_LABEL_OF_THEIR_OWN)
        self._titles.append(title if kind == "Inline" else "")

    def _end_link(self, end: int) -> None:
        """Add the title of a link or image (`[a](b "title")`) as a caption, if the source has it without escapes."""
        self._labels.pop()
        title = self._titles.pop()
        first = max(end - len(title) - 200, 0)
        close = first + len(self.source[first:end].removesuffix(")").rstrip())
        start = close - 1 - len(title)
        if title and end > self._unread_to and self.source[start : close - 1] == title and not LINE_BREAK.search(title):
            self.flow.caption([Piece(Span(start, close - 1))], "attribute", in_title)

    def _start(self, tag: object) -> None:
        name = _name(tag)
        if name in _INLINE:
            return
        self.end_block()
        if name in _CONTAINERS:
            self._containers.append(_CONTAINERS[name])
        elif name == "Heading":
            level = str(tag["Heading"]["level"]).lower() if isinstance(tag, dict) else ""
            self._leaf, self._own_labels = "title" if level == "h1" else "heading", frozenset(("heading", level))
        else:
            self._leaf = _LEAVES.get(name)
            self._in_head = name == "TableHead" or (self._in_head and name == "TableCell")
            self._own_labels = _HEADER if self._in_head and name == "TableCell" else frozenset()

    def _end(self, name: str) -> None:
        if name in _INLINE:
            return
        if name == "HtmlBlock":
            self._html_block()
        self.end_block()
        if name in _CONTAINERS:
            self._containers.pop()

    def _text(self, span: SourceSpan, text: str) -> None:
        """Add text. If it differs from the source (an entity), it corresponds to it only as a whole."""
        written = self.source[span.start : span.end]
        if text != written and text != LINE_BREAK.sub("\n", written):
            self._add(span, LINE_BREAK.sub(" ", text))
            return
        at = span.start
        for m in LINE_BREAK.finditer(written):
            self._add(Span(at, span.start + m.start()))
            self._add(Span(span.start + m.start(), span.start + m.end()), " ")
            at = span.start + m.end()
        self._add(Span(at, span.end))

    def _add(self, span: SourceSpan, text: str | None = None, *, is_image: bool = False) -> None:
        """Add to the block, or to the text of the open image."""
        if span.start < self._unread_to:
            return
        piece = Piece(span, text, is_image, not any(self._labels))
        if self._images:
            append(self._images[-1][1], piece)
        else:
            self.flow.add(piece)

    def _kind(self) -> BlockKind:
        """The kind of the open block; in a block quotation everything except code is quoted."""
        if self._leaf != "code" and "blockquote" in self._containers:
            return "blockquote"
        return self._leaf or (self._containers[-1] if self._containers else "paragraph")

    def end_block(self) -> None:
        """Close the open block."""
        kind = self._kind()
        own = self._own_labels or LABELS[self._leaf or kind]
        self.flow.end(kind, own.union(*(LABELS[container] for container in set(self._containers))))
        self._leaf, self._own_labels = None, frozenset()

    def _inline_html(self, span: SourceSpan, text: str) -> None:
        name, end = self._unread(span)
        if name in WORDS or name in PICTURES:
            self._add(span, PLACEHOLDER, is_image=name in PICTURES)
        elif text.startswith("<!--"):
            self.builder.comment(text.removeprefix("<!--").removesuffix("-->"), span)
        elif text[1:3].lower() == "br":
            self._add(span, " ")
        elif m := _QUOTE.match(text):
            if span.start >= self._unread_to:
                self.flow.add(Piece(span, "”" if m[1] else "“", editable=False))
        elif "=" in text and "\n" not in text:
            from pesanlint.readers import html

            html.read_tag(self.flow, text, span.start)
        self._skip_to(name, Span(span.end, end))

    def _unread(self, html: SourceSpan) -> tuple[str, int]:
        """The last element opened by a stretch of HTML, if its text is deleted or not read, and the end of that text.

        An element that is never closed is read.
        """
        tags = list(_TAG.finditer(self.source, *html))
        name = tags[-1][2].lower() if tags and not (tags[-1][1] or tags[-1][3]) else ""
        if html.start >= self._unread_to and (name == "del" or name in UNREAD):
            end = re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE).search(self.source, html.end)
            if end and end[1]:
                return name, end.start()
        return "", 0

    def _skip_to(self, name: str, text: Span) -> None:
        """Skip the text of an element; everything before it is already read or skipped."""
        if text.end > self._unread_to:
            self._unread_to = text.end
            if name in SKIPPED:
                self.builder.skipped[SKIPPED[name]] += count_words(self.source[text.start : text.end])

    def _html_block(self) -> None:
        """Read a block of HTML. Markdown within it (`> `) is replaced by blanks, so that all offsets are kept."""
        from pesanlint.readers import html

        rows, self._html = self._html, []
        if not rows:
            return
        origin = at = rows[0].start
        parts: list[str] = []
        for row in rows:
            parts += "\f" * (row.start - at), self.source[row.start : row.end]
            at = row.end
        name, end = self._unread(Span(origin, at))
        self._skip_to(name, Span(at, end))
        html.Reader(self.flow, self.builder, self._kind()).read(html.with_plain_breaks("".join(parts)), origin)


def _name(tag: object) -> str:
    return tag if isinstance(tag, str) else next(iter(tag)) if isinstance(tag, dict) else ""


def _scalar(text: str) -> str:
    """The value of a line of the front matter if it is plain or simply quoted, else the empty string."""
    text = text.strip()
    if text[:1] in ("'", '"'):
        inner, _, rest = text[1:].partition(text[0])
        return inner if "\\" not in inner and (not rest or rest.lstrip().startswith("#")) else ""
    if text[:1] in tuple("|>[]{}&*!%@`#"):
        return ""
    return text.partition(" #")[0].rstrip()

"""Reads HTML: whole pages, and fragments as content-management systems store them, tokenized by turbohtml (WHATWG).

Scripts, form fields, code and the navigation around the article are not read. The texts of `alt` and `title` are blocks of
their own. White space is collapsed as in print."""

import re
from collections.abc import Collection, Iterable, Iterator
from html import escape, unescape
from itertools import chain

from turbohtml import Token, Tokenizer, TokenType

from pesanlint.document import LABELS, PLACEHOLDER, BlockKind, Document, DocumentBuilder, Writer, count_words
from pesanlint.errors import ReadError
from pesanlint.readers import skipped, templates
from pesanlint.readers.article import Region, article
from pesanlint.readers.elements import ELEMENT_LABELS, PICTURES, SKIPPED, UNREAD, WORDS
from pesanlint.readers.flow import Draft, Flow, Piece
from pesanlint.records import NamedTuple
from pesanlint.spans import Edit, SourceEdit, SourceSpan, Span

# Elements that browsers set apart from the text around them (HTML standard, rendering). All others are inline.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing main menu nav ol optgroup option p plaintext pre search "
    "section summary table tbody td tfoot th thead title tr ul xmp".split()
)
_KINDS: dict[str, BlockKind] = {
    "li": "list-item", "dt": "list-item", "dd": "list-item", "td": "table-cell", "th": "table-cell",
    "blockquote": "blockquote", "h1": "title", **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
}  # fmt: skip
_NEVER_CLOSED = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements that contain paragraphs, or text without `p` whose paragraphs are separated by blank lines.
_HOLDS_PARAGRAPHS = frozenset(("", "article", "blockquote", "center", "div", "main", "section"))
_BLANK_LINE = re.compile(r"(?:\r\n?+|\n)[ \t\f]*(?:\r|\n)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Marks of mail programs around a signature: classes and ids.
_SIGNATURES = frozenset(
    "gmail_signature moz-signature Signature ms-outlook-mobile-signature AppleMailSignature "
    "lineBreakAtBeginningOfSignature".split()
)
_NAVIGATION = frozenset(("nav", "aside", "footer", "search"))
_NAVIGATION_ROLES = frozenset(("navigation", "complementary", "contentinfo", "banner", "search"))

# An element without an end tag ends at the next of the first elements, unless one of the second elements began in between.
_IMPLIED_ENDS = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl",))),
    **dict.fromkeys(("td", "th"), (("td", "th"), ("tr", "table"))),
    "tr": (("tr",), ("table",)),
    "option": (("option",), ("select", "datalist")),
}

MAX_DEPTH = 512
"""Maximum nesting; deeper elements are treated as parts of the element at this depth, as in browsers."""
_DATE_NAMES = frozenset(
    "article:published_time date datepublished dc.date dc.date.issued dcterms.date dcterms.issued publish-date publishdate "
    "pubdate".split()
)
_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]|\f+")
_CONTROL_BLANK = re.compile(r"[\t\n\f\r]")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_EMPTY_ELEMENT = re.compile(
    r"(?<=<)(?:title|script|style|textarea|iframe|div|span|object|video|audio|svg|canvas)(?=(?:\s[^<>]*)?/>)"
)
_OPEN_MARKUP = re.compile(r"(?:<[!?/]?|&#?\w{0,32})$")


def read(source: str, path: str = "-") -> Document:
    """The document in an HTML page or fragment.

    Raises:
        ReadError: the tokens of the page could not be located in its source.
    """
    builder = DocumentBuilder(source, path)
    flow = Flow(source)
    html = with_plain_breaks(templates.blotted(source, flow.codes))
    if path.lower().endswith(".xhtml") or source.startswith("<?xml"):  # in XML `<title/>` is a whole element
        html = _EMPTY_ELEMENT.sub(lambda m: "x" * len(m[0]), html)
    reader = Reader(flow, builder)
    reader.read(html)
    page = html if reader.is_page and not reader.is_deep else ""
    flow.blocks, outside = article(flow.blocks, reader.regions, reader.title, page)
    builder.skipped[skipped.OUTSIDE] += sum(count_words(flow.text(block)) for block in outside)
    builder.skipped[skipped.UNCLOSED] += reader.unclosed_words
    flow.put_into(builder)
    return builder.build()


def with_plain_breaks(source: str) -> str:
    """The text with all line breaks as `\\n` and unchanged offsets; a blank before a line break is not printed."""
    return source.replace("\r\n", " \n").replace("\r", "\n")


def in_text(edit: SourceEdit, source: str) -> SourceEdit | None:
    """Write into the text between tags; None if it would form markup together with the text before it."""
    if _OPEN_MARKUP.search(source, max(edit.span.start - 40, 0), edit.span.start):
        return None
    return Edit(edit.span, escape(edit.text, quote=False))


def _in_quotes(edit: SourceEdit, source: str) -> SourceEdit | None:
    return in_text(edit, source) and Edit(edit.span, escape(edit.text))


def _unquoted(edit: SourceEdit, source: str) -> SourceEdit | None:
    if re.search(r"""[\s"'`=<>]""", edit.text) or (not edit.text and source[: edit.span.start].endswith("=")):
        return None
    return in_text(edit, source)


_ATTRIBUTE_WRITERS: tuple[Writer, ...] = (_in_quotes, _in_quotes, _unquoted)


class _Element(NamedTuple):
    name: str
    kind: BlockKind
    is_read: bool
    skipped: str
    """Why its prose is skipped; empty if it is read or contains none."""
    region: str
    start: int
    labels: frozenset[str]


class Reader:
    """Turns tags and text into blocks.

    Args:
        flow: receives the blocks.
        builder: receives comments and metadata.
        kind: the default kind of blocks.
    """

    def __init__(self, flow: Flow, builder: DocumentBuilder, kind: BlockKind = "paragraph") -> None:
        self._flow, self._builder = flow, builder
        self._open = [_Element("", kind, True, "", "", 0, LABELS[kind])]
        self._unread_words = 0
        self.unclosed_words = 0
        """Words in an unread element without an end tag, which may have swallowed prose."""
        self._after_break = False
        self._button_end = -1
        self._title: list[Piece] | None = None
        self.is_page = False
        self.is_deep = False
        """Whether there are elements beyond `MAX_DEPTH`, as in no legitimate page."""
        self.title: Draft | None = None
        """The text of the `title` element."""
        self.regions: list[Region] = []

    def read(self, html: str, origin: int = 0) -> None:
        """Read a text that begins at the offset `origin` of the source and whose line breaks are all `\\n`."""
        flow, written = self._flow, self._flow.write
        flow.write = in_text
        for token, place in _tokens(html):
            span = place.shifted(origin)
            match token.type:
                case TokenType.TEXT:
                    self._text(_prose(html, place, origin))
                case TokenType.CHARACTER_REFERENCE:
                    self._text([Piece(span, _CONTROL_BLANK.sub(" ", token.data or ""))])
                case TokenType.START_TAG if token.tag in _NEVER_CLOSED and _why_gone(token.tag, token):
                    pass
                case TokenType.START_TAG:
                    self._start(token, span)
                    if token.attrs and self._open[-1].is_read:
                        _read_attributes(flow, token, html, place, origin)
                case TokenType.END_TAG:
                    self._end(token.tag or "", span)
                case TokenType.COMMENT if html.startswith("<!--", place.start):
                    self._builder.comment(token.data or "", span)
                    if not html.endswith(("-->", "--!>"), 0, place.end):
                        self._builder.skipped[skipped.UNCLOSED] += count_words(token.data or "")
                case TokenType.DOCTYPE:
                    self.is_page = True
        self.unclosed_words = 0 if self._open[-1].is_read or self._open[-1].skipped else self._unread_words
        self._close(1, origin + len(html))
        self._end_block()
        flow.write = written

    def _text(self, pieces: Iterable[Piece]) -> None:
        """Add text to the open block. A blank line ends the block if a fragment has no `p` around its text.

        WordPress's classic editor stores posts like that, and adds the paragraphs when it prints them.
        """
        if self._title is not None:
            self._title += pieces
        elif self._open[-1].is_read:
            parts = not self.is_page and self._open[-1].name in _HOLDS_PARAGRAPHS
            for piece in pieces:
                if parts and piece.text == " " and _BLANK_LINE.search(self._flow.source, *piece.source):
                    self._end_block()
                    continue
                self._flow.add(piece)
                self._after_break = self._after_break and not self._flow.reads(piece).strip()
        else:
            words = sum(count_words(self._flow.reads(piece)) for piece in pieces)
            self._unread_words += words
            if reason := self._open[-1].skipped:
                self._builder.skipped[reason] += words

    def _end_block(self) -> None:
        self._flow.end(self._open[-1].kind, self._open[-1].labels)
        self._after_break = False

    def _start(self, token: Token, span: SourceSpan) -> None:
        name = token.tag or ""
        for opened, limits in [_IMPLIED_ENDS[name]] if name in _IMPLIED_ENDS else ():
            self._close(self._find(opened, limits), span.start)
        if name in _BLOCKS or name == "hr":
            self._close(self._find(("p",), UNREAD), span.start)
        if name in ("html", "head", "body", "title"):
            self.is_page = True
        if name == "meta":
            self._meta(token)
        elif name == "br":
            self._break(span)
        elif name == "img":
            self._text([_stand_in(span, name)])
        elif name == "hr":
            self._end_block()
        elif name in _NEVER_CLOSED:
            if name in PICTURES and (token.attr("type") or "").lower() != "hidden":
                self._text([_stand_in(span, name)])
        elif name == "q":
            self._text([Piece(span, "“", editable=False)])
        elif name == "button" and span.start == self._button_end:
            self._text([Piece(span, " ", editable=False)])  # buttons are shown apart even without a blank
        elif name in _BLOCKS or name in UNREAD or _why_gone(name, token) or self._is_within_gone(name):
            self._push(name, token, span)

    def _is_within_gone(self, name: str) -> bool:
        """Whether an element is inside an unread element of the same name, whose end tag must not be confused with its own."""
        return not self._open[-1].is_read and any(element.name == name for element in self._open)

    def _push(self, name: str, token: Token, span: SourceSpan) -> None:
        parent = self._open[-1]
        if name in _BLOCKS and parent.is_read:
            self._end_block()
        gone = _why_gone(name, token)
        if parent.is_read and not gone and (name in WORDS or name in PICTURES):
            self._text([_stand_in(span, name)])
        if name == "title" and parent.is_read and self.title is None:
            self._title = []
        if len(self._open) == MAX_DEPTH:
            self.is_deep = True
        else:
            is_read = parent.is_read and name not in UNREAD and not gone
            reason = (gone or SKIPPED.get(name, "")) if parent.is_read else parent.skipped
            if name in UNREAD and name not in SKIPPED:  # no prose
                reason = ""
            if parent.is_read:
                self._unread_words = 0
            kind = _KINDS.get(name, parent.kind)
            labels = ELEMENT_LABELS.get(name) or (LABELS[kind] if name in _KINDS else parent.labels)
            labels |= parent.labels - (LABELS["paragraph"] - labels)
            if parent.kind == "blockquote" and kind != "code":
                kind = "blockquote"  # lists and tables within a quotation are quoted too
            self._open.append(_Element(name, kind, is_read, reason, self._region(name, token), span.start, labels))

    def _region(self, name: str, token: Token) -> str:
        if name in ("article", "main"):
            return name
        if name in _NAVIGATION or (token.attr("role") or "").lower() in _NAVIGATION_ROLES:
            return "navigation"
        within = {element.region for element in self._open} if name == "header" else set()
        return "navigation" if name == "header" and not within & {"article", "main"} else ""

    def _end(self, name: str, span: SourceSpan) -> None:
        if name == "p" and not self._find(("p",)):
            self._end_block()
        elif name == "br":
            self._break(span)
        elif name == "q":
            self._text([Piece(span, "”", editable=False)])
        elif name == "button":
            self._button_end = span.end
        elif name in _BLOCKS or name in UNREAD or not self._open[-1].is_read:
            self._close(self._find((name,)), span.end)

    def _find(self, names: Collection[str], limits: Collection[str] = ()) -> int:
        """The depth of the innermost open element with one of the names; 0 without one, or if a limit is inside it."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name in names:
                return depth
            if self._open[depth].name in limits:
                break
        return 0

    def _close(self, depth: int, at: int) -> None:
        """Close the element at a depth and everything in it; nothing at depth 0."""
        if not depth or depth >= len(self._open):
            return
        if any(self._open[at].name in _BLOCKS and self._open[at - 1].is_read for at in range(depth, len(self._open))):
            if self._title is not None and (title := self._flow.draft("title", self._title)):
                self.title = title
                self._builder.metadata.setdefault("title", " ".join(self._flow.text(title).split()))
            self._title = None
            self._end_block()
        self.regions += (Region(e.region, Span(e.start, at)) for e in self._open[depth:] if e.region)
        del self._open[depth:]

    def _break(self, span: SourceSpan) -> None:
        """Read one `br` as a blank, and two in a row as the end of a paragraph, as visitors of the page see them."""
        if self._after_break:
            self._end_block()
        elif self._open[-1].is_read:
            self._flow.add(Piece(span, " "))
            self._after_break = True

    def _meta(self, token: Token) -> None:
        names = {(token.attr(key) or "").lower() for key in ("property", "name", "itemprop")}
        if names & _DATE_NAMES and (content := (token.attr("content") or "").strip()):
            self._builder.metadata.setdefault("date", content)


def _why_gone(name: str, token: Token) -> str:
    """Why the prose of an element is skipped; empty if it is not.

    It is hidden, deleted, or not the own text of a mail: a signature, or the answered mail. Mail forwarded by Gmail is not in a
    `blockquote`.
    """
    if name == "del":
        return SKIPPED[name]
    attributes = dict(token.attrs or ())
    if not attributes or name in ("html", "body", "main", "article"):  # shown once a script has run
        return ""
    classes = (attributes.get("class") or "").split()
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return skipped.HIDDEN
    if not _SIGNATURES.isdisjoint((*classes, attributes.get("id"))):
        return skipped.SIGNATURE
    cited = (attributes.get("type") or "").lower() == "cite" or "gmail_quote" in classes
    return skipped.QUOTED if "gmail_attr" in classes or (name == "blockquote" and cited) else ""


def read_tag(flow: Flow, tag: str, origin: int) -> None:
    """Read the tag at `origin`: an image and the texts of its attributes, or the texts of another tag's attributes."""
    for token, place in _tokens(tag):
        if token.tag == "img":
            flow.add(_stand_in(place.shifted(origin), "img"))
        _read_attributes(flow, token, tag, place, origin)


def _stand_in(tag: SourceSpan, name: str) -> Piece:
    """The placeholder for an unread element; it takes the beginning of the tag, because attributes are read separately."""
    return Piece(Span(tag.start, tag.start + 1 + len(name)), PLACEHOLDER, is_image=name not in WORDS)


def _read_attributes(flow: Flow, token: Token, html: str, tag: SourceSpan, origin: int) -> None:
    """Add the texts of the attributes `alt` and `title` of a tag as captions."""
    if token.tag in ("link", "meta", "base", "iframe"):
        return
    values = {name: value for name, value in token.attrs or () if name in ("alt", "title") and value}
    at = tag.start + 1 + len(token.tag or "")
    while values and (m := _ATTRIBUTE.match(html, at, tag.end - 1)):
        at, group = m.end(), m.lastindex or 1
        value = values.pop(m[1].lower(), "")
        if value and group > 1 and value == _REFERENCE.sub(lambda reference: unescape(reference[0]), m[group]):
            label = "alt" if m[1].lower() == "alt" else "attribute"
            flow.caption(list(_attribute_prose(html, Span(*m.span(group)), origin)), label, _ATTRIBUTE_WRITERS[group - 2])


def _attribute_prose(html: str, span: SourceSpan, origin: int) -> Iterator[Piece]:
    at = span.start
    for m in _REFERENCE.finditer(html, *span):
        yield from _prose(html, Span(at, m.start()), origin)
        yield Piece(Span(m.start() + origin, m.end() + origin), _CONTROL_BLANK.sub(" ", unescape(m[0])))
        at = m.end()
    yield from _prose(html, Span(at, span.end), origin)


def _prose(html: str, span: SourceSpan, origin: int) -> Iterator[Piece]:
    """The pieces of a stretch of text, with every run of white space read as one blank."""
    at = span.start
    for m in _BLANKS.finditer(html, *span):
        first, last = m.span()
        if at < first:
            yield Piece(Span(at + origin, first + origin))
        yield Piece(Span(first + origin, last + origin), " ")
        at = last
    if at < span.end:
        yield Piece(Span(at + origin, span.end + origin))


def _tokens(html: str) -> Iterator[tuple[Token, SourceSpan]]:
    """The tokens of a text, each with its span.

    They have no gaps, because anything that the tokenizer drops (`</>`) or replaces (NUL) is first replaced by something of the
    same length."""
    tokenizer = Tokenizer(resolve_references=False, capture_source=True)
    given = html.replace("</>", "<!>").replace("\0", "\N{REPLACEMENT CHARACTER}")
    at = 0
    for token in chain(tokenizer.feed(given), tokenizer.close()):
        written = token.data or "" if token.source is None else token.source
        if not given.startswith(written, at):
            raise ReadError("HTML ini tidak terbaca dengan pasti. Salin naskahnya ke berkas teks, lalu periksa berkas itu.")
        yield token, Span(at, at + len(written))
        at += len(written)

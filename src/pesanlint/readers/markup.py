"""Finds elements within the prose of Markdown and HTML, for rules that ask for them by name: links, emphasis, code, classes."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, cast

from pesanlint.document import Document, DocumentBuilder
from pesanlint.readers.formats import text_format
from pesanlint.records import NamedTuple
from pesanlint.spans import SourceSpan, Span

INLINE = {
    "a": "link",
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "code": "code",
    "tt": "code",
    "q": "quote",
}
"""Element within prose → the label of its text."""

_MARKDOWN = {
    "Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Link": "a", "Image": "img", "BlockQuote": "blockquote",
    "CodeBlock": "pre", "Item": "li", "Table": "table", "Paragraph": "p",
}  # fmt: skip
_TAG = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_CLASS = re.compile(r"\bclass(?:Name)?\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_OPENS = re.compile(r"[“‘](?<![^\W_].)|\"(?<![^\s(\[{—–/-].)", re.DOTALL)
_CLOSERS = {"“": re.compile("”"), '"': re.compile('"'), "‘": re.compile(r"’(?![^\W\d_])")}
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class Element(NamedTuple):
    """An element: its name, its classes, where it stands with its marks, and where its content does."""

    name: str
    classes: frozenset[str]
    span: SourceSpan
    content: SourceSpan


def elements(document: Document) -> tuple[Element, ...]:
    """The elements of a text in Markdown or HTML; none of other formats."""
    source = document.source
    form = "" if document.package else text_format(source, document.path)
    if form == "html":
        return tuple(_html(source, 0, len(source)))
    if form == "mdx":
        named = (one._replace(classes=one.classes | {one.name}) for one in _html(source, 0, len(source), as_written=True))
        return (*_markdown(source), *named)  # a component is also a class
    if form == "markdown":
        return tuple(_markdown(source))
    return ()


def inline(document: Document) -> Document:
    """The texts of the elements within prose, each as a block of the same source. Nothing can be fixed in it."""
    builder = DocumentBuilder(document.source, document.path)
    builder.metadata = document.metadata
    segments = document.map.segments
    starts = sorted((segment.source.start, number) for number, segment in enumerate(segments))
    for one in (*elements(document), *quotations(document)):
        if not (label := INLINE.get(one.name)):
            continue
        builder.begin("paragraph", labels=frozenset(("inline", label)))
        if label == "code":
            text = document.source[slice(*one.content)]
            start = one.content.start + len(text) - len(text.lstrip("` "))
            builder.add(Span(start, max(start, one.content.start + len(text.rstrip("` ")))), editable=False)
            continue
        first = bisect_right(starts, (one.content.start, -1))
        if first and segments[starts[first - 1][1]].source.end > one.content.start:
            first -= 1
        for at, number in starts[first:]:
            if at >= one.content.end:
                break
            segment = segments[number]
            text = document.text[slice(*segment.prose)]
            if segment.is_even:
                low, high = max(one.content.start, at), min(one.content.end, segment.source.end)
                if low < high:
                    builder.add(Span(low, high), text[low - at : high - at], editable=False)
            else:
                builder.add(segment.source, text, editable=False)
    return builder.build()


def quotations(document: Document) -> Iterator[Element]:
    """What stands between quotation marks, with them, as elements `q`; a quotation without an end reaches to that of its block.

    Marks are paired as Vale pairs them, for its scope of that name. Quotations of our own rules are found by
    `reading.quotations`, which knows more marks and doubts more.
    """
    own = [one.span for one in elements(document) if one.name == "q"]
    for block in document.blocks:
        if block.kind == "code" or not block.labels.isdisjoint(("alt", "attribute")):
            continue
        start, stop = block.span
        while m := _OPENS.search(document.text, start, stop):
            closer = _CLOSERS[m[0]]
            closing = closer.search(document.text, m.end(), stop)
            start = closing.end() if closing else stop
            span = document.map.to_source(Span(m.start(), start))
            if not any(one.covers(span) for one in own):
                yield Element("q", frozenset(), span, span)


def _markdown(source: str) -> Iterator[Element]:
    import pyromark

    from pesanlint.readers.markdown import OPTIONS, body_of

    body = body_of(source)
    data = source[body:].encode("utf-8", "replace")
    widths = (
        None
        if len(data) == len(source) - body
        else list(accumulate((len(c.encode("utf-8", "replace")) for c in source[body:]), initial=0))
    )

    def place(byte: int) -> int:
        return body + (byte if widths is None else bisect_right(widths, byte) - 1)

    opened: list[tuple[str, SourceSpan, list[int]]] = []
    html: list[SourceSpan] = []
    for event, where in pyromark.events_with_range(data.decode("utf-8", "replace"), options=OPTIONS):
        span: SourceSpan = Span(place(where["start"]), place(where["end"]))
        if isinstance(event, str):
            continue
        kind, what = cast("tuple[str, Any]", next(iter(event.items())))
        if kind == "Start":
            name = what if isinstance(what, str) else next(iter(what))
            name = str(what["Heading"]["level"]).lower() if name == "Heading" else _MARKDOWN.get(name, "")
            opened.append((name, span, []))
        elif kind == "End":
            name, whole, inner = opened.pop()
            if name:
                content: SourceSpan = Span(min(inner), max(inner)) if inner else whole
                yield Element(name, frozenset(), whole, content)
            if opened:
                opened[-1][2].extend(whole)
        elif kind in ("Html", "InlineHtml"):
            html.append(span)
        elif opened:
            opened[-1][2].extend(span)
            if kind == "Code":
                yield Element("code", frozenset(), span, span)
    if html:
        # Elements of HTML may begin in one stretch and end in another; what is between them is no HTML.
        parts: list[str] = []
        at = 0
        for one in html:
            parts += " " * (one.start - at), source[one.start : one.end]
            at = one.end
        yield from _html("".join(parts), 0, at)


def _html(source: str, start: int, end: int, *, as_written: bool = False) -> Iterator[Element]:
    opened: list[tuple[str, frozenset[str], SourceSpan]] = []
    for m in _TAG.finditer(source, start, end):
        name = (m[2] or "") if as_written else (m[2] or "").lower()
        if not name:
            continue
        if not m[1]:
            said = _CLASS.search(m[3])
            classes = frozenset(next(filter(None, said.groups()), "").split()) if said else frozenset()
            if name in _VOID or m[3].endswith("/"):
                yield Element(name, classes, Span(*m.span()), Span(m.end(), m.end()))
            else:
                opened.append((name, classes, Span(*m.span())))
            continue
        while any(one[0] == name for one in opened):
            its_name, classes, tag = opened.pop()
            yield Element(its_name, classes, Span(tag.start, m.end()), Span(tag.end, m.start()))
            if its_name == name:
                break

"""Reads the fields of a YAML front matter, for rules of other programs; the title is part of the document itself."""

import re
from collections.abc import Iterator
from typing import Any

from pesanlint.document import Document, DocumentBuilder
from pesanlint.readers.markdown import body_of, in_front_matter
from pesanlint.spans import SourceSpan, Span, lines

_BORDER = re.compile(r"---[ \t]*\r?\n")
_PLAIN = "tag:yaml.org,2002:str"
_WORDS = frozenset("yes no on off y n".split())
"""Words that YAML 1.1 reads as true or false, and programs of today as text."""


def has_front_matter(source: str) -> bool:
    """Whether a text may begin with a front matter in YAML."""
    return _BORDER.match(source) is not None


def values(source: str) -> dict[str, Any]:
    """The front matter as data; empty if there is none or it is invalid."""
    import yaml

    try:
        found = yaml.load(_yaml(source), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  Both are safe.
    except (yaml.YAMLError, ValueError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def fields(document: Document) -> Document | None:
    """The top-level texts of the front matter, each as a block `frontmatter.name`; None without any.

    Its source is that of the document. A text that YAML folds or escapes is closed to fixes.
    """
    if document.package or not has_front_matter(document.source):
        return None
    builder = DocumentBuilder(document.source, document.path)
    builder.metadata = document.metadata
    for name, node in _texts(document.source):
        if name.lower() == "title" and name.lower() in document.metadata:
            continue
        start, end = node.start_mark.index, node.end_mark.index
        builder.begin("paragraph", in_front_matter, frozenset(("frontmatter", f"frontmatter.{name}")))
        for piece, text in _pieces(document.source, Span(start, end), node):
            builder.add(piece, text, editable=text is None and node.style not in ("|", ">"))
    made = builder.build()
    return made if made.blocks else None


def _yaml(source: str) -> str:
    """The front matter, with its borders as blanks so that all offsets are kept."""
    if not has_front_matter(source):
        return ""
    body = body_of(source)
    inside = source[:body].rstrip()
    return f"   {inside[3:-3]}" if body else ""


def _texts(source: str) -> Iterator[tuple[str, Any]]:
    import yaml

    try:
        root = yaml.compose(_yaml(source), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError):
        return
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode) and (value.tag == _PLAIN or value.value.lower() in _WORDS):
            yield str(key.value), value


def _pieces(source: str, span: SourceSpan, node: Any) -> Iterator[tuple[SourceSpan, str | None]]:
    """The stretches of source that a text consists of, each with what it is read as; None for the source itself."""
    if node.style in ("|", ">"):
        head = source.find("\n", span.start) + 1
        rows = [Span(head + row.start, head + row.end) for row in lines(source[head : span.end])]
        last = None
        for row in rows:
            text = source[row.start : row.end]
            if not text.strip():
                continue
            start = row.start + len(text) - len(text.lstrip())
            if last is not None:
                yield Span(last, start), " "
            last = row.start + len(text.rstrip())
            yield Span(start, last), None
        return
    inside: SourceSpan = Span(span.start + 1, span.end - 1) if node.style else span
    written = source[inside.start : inside.end]
    if written == node.value:
        yield inside, None
        return
    # YAML folds lines and resolves escapes: words that are written as they are read have their own places.
    at = inside.start
    for word in re.finditer(r"\s+|\S+", node.value):
        if word[0].isspace():
            blank = re.compile(r"\s+").match(source, at, inside.end)
            if blank is None:
                break
            yield Span(*blank.span()), " "
            at = blank.end()
        elif source.startswith(word[0], at, inside.end):
            yield Span(at, at + len(word[0])), None
            at += len(word[0])
        else:
            break
    else:
        return
    yield Span(at, inside.end), node.value[word.start() :]

"""Reads plain text as other programs do: each run of lines between blank lines is a paragraph, whatever its lines look like."""

import re
from pathlib import PurePath

from pesanlint.document import Document, DocumentBuilder
from pesanlint.readers.formats import text_format
from pesanlint.readers.plain import in_lines
from pesanlint.records import replaced
from pesanlint.spans import LINE_BREAK, Span

_PLAIN = frozenset((".txt", ".text"))
_LINE = re.compile(r"[^\r\n]+")


def flat(document: Document) -> Document | None:
    """Return a plain text in paragraphs as other programs see them; None for other formats."""
    source = document.source
    is_named_so = PurePath(document.path).suffix.lower() in _PLAIN
    if document.package or not is_named_so or text_format(source, document.path) != "plain":
        return None  # other extensions may be read as comments of code, or as another markup
    builder = DocumentBuilder(source, document.path)
    end = -1
    for m in _LINE.finditer(source):
        text = m[0].strip()
        if not text:
            continue
        start = m.start() + m[0].index(text[0])
        if end < 0 or len(LINE_BREAK.findall(source, end, start)) > 1:
            builder.begin("paragraph", in_lines)
        else:
            builder.add(Span(end, start), " ")
        end = start + len(text)
        builder.add(Span(start, end))
    return replaced(builder.build(), comments=document.comments)

"""Handles code within markup: how it is hidden from a parser, and how it is read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pesanlint import codes
from pesanlint.spans import SourceSpan

_EXPRESSION = re.compile(r"\{\{[^<%]|<[?%]=|:{1,2}[A-Za-z]")
_BLOCK_MARK = re.compile(r"(?::::|!!!|\?\?\?|\{[:.#]).*")
_LINE_END = re.compile(r"[ \t]*(?:[\r\n]|$)")


def blotted(source: str, every: Sequence[SourceSpan], *, parting: bool = False) -> str:
    """The source with each code replaced by characters of the same length, so that nothing in it is read as markup.

    Args:
        source: the text.
        every: the spans of code, in order.
        parting: whether container borders and attribute lists on lines of their own separate paragraphs; they are replaced by
            thematic breaks of Markdown. All other code is replaced by a word.
    """
    parts: list[str] = []
    at = 0
    for code in every:
        is_mark = parting and _is_block_mark(source, code)
        parts += source[at : code.start], ("*" if is_mark else "x") * (code.end - code.start)
        at = code.end
    return "".join([*parts, source[at:]])


def _is_block_mark(source: str, code: SourceSpan) -> bool:
    return (
        code.end - code.start >= 3
        and _BLOCK_MARK.fullmatch(source, *code) is not None
        and _LINE_END.match(source, code.end) is not None
        and codes.begins_line(source, code.start)
    )


def within(every: Sequence[SourceSpan], span: SourceSpan) -> Sequence[SourceSpan]:
    """The codes that lie within a span."""
    first = bisect_left(every, span.start, key=lambda code: code.start)
    return every[first : bisect_right(every, span.end, lo=first, key=lambda code: code.end)]


def is_read(source: str, code: SourceSpan) -> bool:
    """Whether a code is shown unchanged: the target of a link without a text of its own (`[[KPU Jember]]`)."""
    return source.startswith("]]", code.end) and source.endswith("[[", 0, code.start)


def prints(source: str, code: SourceSpan) -> bool:
    """Whether a code prints words (`{{ nama }}`); any other code at the border of a paragraph is not part of it."""
    return _EXPRESSION.match(source, code.start) is not None

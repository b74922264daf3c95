"""Code amid markup: what stands in its place for a parser, and how it reads."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pesanlint import codes
from pesanlint.spans import SourceSpan

_EXPRESSION = re.compile(r"\{\{[^<%]|<[?%]=|:{1,2}[A-Za-z]")
_BLOCK_MARK = re.compile(r"(?::::|!!!|\?\?\?|\{[:.#]).*")
_LINE_END = re.compile(r"[ \t]*(?:[\r\n]|$)")


def blotted(source: str, every: Sequence[SourceSpan], *, parting: bool = False) -> str:
    """The source with something of the same length in the place of each code, so that nothing in it is taken for markup.

    Args:
        source: the text.
        every: where code stands, in order.
        parting: whether the borders of a container and an attribute list on a line of their own part paragraphs: they read as
            thematic breaks of Markdown. All other code reads as a word.
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
    """Those of all codes that lie in a span."""
    first = bisect_left(every, span.start, key=lambda code: code.start)
    return every[first : bisect_right(every, span.end, lo=first, key=lambda code: code.end)]


def is_read(source: str, code: SourceSpan) -> bool:
    """Whether a code is shown as it stands: the target of a link that has no text of its own (`[[KPU Jember]]`)."""
    return source.startswith("]]", code.end) and source.endswith("[[", 0, code.start)


def prints(source: str, code: SourceSpan) -> bool:
    """Whether a code stands for words (`{{ nama }}`); another one at the border of a paragraph is no part of it."""
    return _EXPRESSION.match(source, code.start) is not None

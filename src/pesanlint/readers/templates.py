"""Code of templates amid markup: what a site's generator fills in (Jinja, Liquid, Hugo), WordPress's shortcodes, wiki links."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pesanlint.text import Span

_SHORTCODE = "(?:audio|caption|embed|gallery|playlist|video)"
_CODE = re.compile(
    r"\{\{[^{}]{1,5000}\}\}|\{%[^%]{1,5000}%\}|\{#[^#{}]{1,5000}#\}"
    rf"|\[{_SHORTCODE}\s+\w+=[^\[\]]{{1,5000}}\]|\[/{_SHORTCODE}\]"
    r"|(?<=\[\[)(?:[^\[\]|\r\n]{1,500}\|(?=[^\[\]|\r\n]{1,500}\]\])|[^\[\]|\r\n*`<&]{1,500}(?=\]\]))"
)
_EXPRESSION = re.compile(r"\{\{[^<%]")


def codes(source: str) -> list[Span]:
    """Where code stands, in order."""
    return [Span(*m.span()) for m in _CODE.finditer(source)]


def blotted(source: str) -> str:
    """The source with a word of the same length in the place of each code, so that nothing in it is taken for markup."""
    return _CODE.sub(lambda m: "x" * len(m[0]), source)


def within(every: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of all codes that lie in a span."""
    first = bisect_left(every, span.start, key=lambda code: code.start)
    return every[first : bisect_right(every, span.end, lo=first, key=lambda code: code.end)]


def is_read(source: str, code: Span) -> bool:
    """Whether a code is shown as it stands: the target of a link that has no text of its own (`[[KPU Jember]]`)."""
    return source.startswith("]]", code.end) and source.endswith("[[", 0, code.start)


def prints(source: str, code: Span) -> bool:
    """Whether a code stands for words (`{{ nama }}`); another one at the border of a paragraph is no part of it."""
    return _EXPRESSION.match(source, code.start) is not None

"""Finds code inside prose by its form, whatever its name: templates, shortcodes, attribute lists, directives, wiki links."""

import re
from collections.abc import Iterator
from heapq import merge

from pesanlint.spans import Span

_NAME = r"[A-Za-z][\w-]{0,60}+"
_QUOTED = "|".join(
    rf"{opening}[^{opening}{closing}\[\]]{{0,1000}}+(?:\[[^{opening}{closing}\[\]]{{0,200}}+\]"
    rf"[^{opening}{closing}\[\]]{{0,1000}}+){{0,20}}+{closing}"
    for opening, closing in ('""', "''", "“”", "””")
)
_INSIDE = rf"(?:{_QUOTED}|[^\[\]<]|<br\s{{0,9}}/?>)"
# Each alternative begins with a literal, with any lookbehind after it, so that the search can skip to the next literal.
_CODE = re.compile(
    r"\{\{\{?[^{}]{1,5000}+\}\}\}?|\{%[^%]{1,5000}%\}|\{\#[^\#{}]{1,5000}\#\}"
    r"|<\?(?:php\b|=|\s)(?:[^?<]|\?(?!>)|<(?!\?)){1,5000}+\?>"
    r"|<%(?:[^%<]|%(?!>)|<(?!%)){1,5000}+%>"
    r"|\{:[^{}\r\n]{1,500}\}|\{[ ]?(?:[.\#][A-Za-z_-]|[A-Za-z][\w-]{0,60}=)[^{}\r\n]{0,500}\}"
    rf"|\[{_NAME}(?:\s++[\w./:-]++(?!=)){{0,5}}+\s++[\w-]+=(?=[^\s\[\]]){_INSIDE}{{1,5000}}+\]"
    rf"|\[{_NAME}=[^\[\]\s<>]{{1,500}}+\](?!\()|\[/{_NAME}\](?!\()|\[{_NAME}(?:\s[^\[\]<]{{0,500}}+(?<=/)|/)\](?!\()"
    r"|\[![\w-]{1,40}\][-+]?(?![(\[:])"
    rf"|:(?<![\w:]:){_NAME}(?=[\[{{`])|::(?<![\w:]::){_NAME}(?=[\[{{])"
    rf"|:::(?<!\S:::):*+(?:[ \t]*+(?:\{{[^{{}}\r\n]{{0,500}}+\}}|{_NAME}))?(?![^\s:{{\[])"
    rf"|!!!(?<!\S!!!)[ \t]++{_NAME}(?=[ \t]*(?:\"|$))|\?\?\?(?<!\S\?\?\?)\+?[ \t]++{_NAME}(?=[ \t]*(?:\"|$))"
    r"|\[(?<=\[\[)(?P<target>[^\[\]|\r\n]{1,500}\|(?=[^\[\]|\r\n]{1,500}\]\])|[^\[\]|\r\n*`<&]{1,500}(?=\]\]))",
    re.MULTILINE,
)
_CLOSING = re.compile(rf"\[/({_NAME})\]")
_OPENING = re.compile(rf"\[({_NAME})(?:\s[^\[\]<]{{0,500}}+)?\]")
_LINE_MARKS = (":::", "!!!", "???")
"""Marks of codes that are valid only at the beginning of a line."""
_NEEDED = (*zip("{[<`", "{[<`", strict=True), *zip(":!?", _LINE_MARKS, strict=True))
"""Strings, one of which every code contains, each with its first character, which is found faster."""


def find(text: str) -> list[Span]:
    """The spans of code, in order.

    A shortcode without attributes (`[kolom]`) counts only if the text closes it (`[/kolom]`). In a wiki link `[[target|text]]`
    the target with its bar is code, in `[[target]]` the target."""
    if not any([sign in text and whole in text for sign, whole in _NEEDED]):  # noqa: C419  A generator would take twice as long.
        return []
    found: list[Span] = []
    for span in merge(_marked(text), _paired(text)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _marked(text: str) -> Iterator[Span]:
    for m in _CODE.finditer(text):
        if not m[0].startswith(_LINE_MARKS) or begins_line(text, m.start()):
            yield Span(*m.span("target" if m["target"] else 0))


def _paired(text: str) -> Iterator[Span]:
    """The shortcodes without attributes that the text closes."""
    closed = set(_CLOSING.findall(text)) if "[/" in text else ()
    for m in _OPENING.finditer(text) if closed else ():
        if m[1] in closed:
            yield Span(*m.span())


def begins_line(text: str, at: int) -> bool:
    """Whether only blanks and the marks of Markdown quotations precede an offset on its line."""
    start = max(text.rfind("\n", max(at - 40, 0), at), text.rfind("\r", max(at - 40, 0), at)) + 1
    return (start > 0 or at <= 40) and not text[start:at].strip(" \t>")

"""Makes text from rules, files and file names safe to show: it cannot control a terminal or reorder its output."""

import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LINE_BREAKS = "\r\n\x1c\x1d\x1e\x1f\x85\u2028\u2029\v\f"


def visible(text: str) -> str:
    """A text on one line; control, format and line-breaking characters are written as escapes, blanks as a space."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() and c not in _LINE_BREAKS else _escape(c) for c in text)


def visible_lines(text: str) -> str:
    """The same for a text of several lines; keeps line feeds, tabs, blanks, and a carriage return right before a line feed."""
    if text.isprintable():
        return text
    lines = _LINE.findall(text)
    return "".join(line if line.removesuffix("\n").isprintable() else _visible_line(line) for line in lines)


def _visible_line(line: str) -> str:
    return "".join(
        c
        if c.isprintable() or c in "\n\t" or (c.isspace() and c not in _LINE_BREAKS) or line[at : at + 2] == "\r\n"
        else _escape(c)
        for at, c in enumerate(line)
    )


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")

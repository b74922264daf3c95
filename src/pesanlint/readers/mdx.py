"""Reads MDX: Markdown with statements, expressions and elements of JavaScript, which are no prose.

Statements and elements that stand alone are left out; an expression within text reads as a placeholder. What an element
contains is Markdown, at any indent: MDX has no indented code. No fix is made: where the borders of JavaScript were misread,
it would change a program.
"""

import re
from collections.abc import Iterator

from pesanlint.document import Document, DocumentBuilder
from pesanlint.readers import markdown
from pesanlint.readers.embedded import Embedded
from pesanlint.spans import SourceSpan, Span, lines

_STATEMENT = re.compile(r"(?:import|export)\b")
_FENCE = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])?[ \t]*(`{3,}|~{3,})")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_TAG = re.compile(r"<(/?)([A-Za-z_$][\w.:$-]*|(?=/?>))(?=[\s/>])")
_STRING = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`|/\*.*?\*/|//[^\n]*", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)\1(?!`)", re.DOTALL)
_LONGEST = 20_000
"""Code points: the longest expression."""
_MOST_FAILURES = 50
"""Brackets that are never closed, after which no more of them are looked at."""
_NEAR = 500
"""Code points on either side of a tag that decide whether anything but tags shares its line."""
_COMMENT = re.compile(r"\{\s*/\*(.*?)\*/\s*\}", re.DOTALL)


def read(source: str, path: str = "-") -> Document:
    """The document in an MDX text."""
    builder = DocumentBuilder(source, path)
    body = markdown.body_of(source)
    if body:
        front = markdown.read(source[:body], path)
        builder.metadata = front.metadata
        Embedded.of(source, [(Span(0, body), None)]).put_into(builder, front)
    plain = list(source)
    for start, end, text in _marked(source, body):
        plain[start:end] = text
        if text.isspace() and (m := _COMMENT.fullmatch(source, start, end)):
            builder.comment(m[1], Span(start, end))
    made = "".join(plain)
    prose = Embedded.of(made, ((span, None) for span in _dedented(made, source, body)))
    prose.put_into(builder, markdown.read(prose.text, path))
    return builder.build()


def _marked(source: str, body: int) -> Iterator[tuple[int, int, str]]:
    """The stretches that are JavaScript, each with a text of the same length that Markdown reads as nothing or as code."""
    at = body
    is_start = True  # of a paragraph
    failures: list[int] = []
    while at < len(source):
        line_end = source.find("\n", at) + 1 or len(source)
        line = source[at:line_end]
        if fence := _FENCE.match(line):
            at = _after_fence(source, line_end, fence[1])
            is_start = True
            continue
        if is_start and _STATEMENT.match(line):
            end = _after_statement(source, at)
            yield at, end, _blank(source, at, end)
            at = end
            continue
        is_start = not line.strip()
        stop = at
        while stop < len(source) and stop < line_end:
            stop, made = _next(source, stop, line_end, failures)
            if made:
                yield made
                line_end = max(line_end, source.find("\n", made[1]) + 1 or len(source))
        at = max(stop, line_end)


def _next(source: str, at: int, line_end: int, failures: list[int]) -> tuple[int, tuple[int, int, str] | None]:
    """The place behind the next element, expression or code of a line, and its replacement."""
    found = re.compile(r"[\\`{<]").search(source, at, line_end)
    if not found:
        return line_end, None
    start = found.start()
    if found[0] == "\\":
        return start + 2, None
    if found[0] == "`":
        code = _CODE.match(source, start)
        return (code.end() if code else start + 1), None
    if found[0] == "{":
        end = _closed(source, start, failures)
        if not end:
            return start + 1, None
        inside = source[start:end]
        is_alone = _is_alone(source, start, end)
        if _COMMENT.fullmatch(inside) or is_alone or len(inside) < 3 or "\n\n" in inside:
            return end, (start, end, _blank(source, start, end))
        if inside[1:2] == "#" or not inside.strip("{}"):
            return end, (start, end, _blank(source, start, end))
        return end, (start, end, f"`{re.sub('[^ ]', 'x', inside[1:-1].replace(chr(10), ' '))}`")
    tag = _TAG.match(source, start)
    end = _after_tag(source, tag.end(), failures) if tag else 0
    if not tag or not end:
        return start + 1, None
    if _is_alone(source, start, end) or _leads_block(source, start, tag[2]) or "\n" in source[start:end]:
        return end, (start, end, _blank(source, start, end))
    name_end = tag.end()
    tail = "/>" if source[start:end].endswith("/>") else ">"
    return end, (start, end, source[start:name_end] + " " * (end - name_end - len(tail)) + tail)


def _leads_block(source: str, start: int, name: str) -> bool:
    """Whether a tag at the beginning of its line would open a block of HTML in Markdown."""
    before = source[max(source.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    return not re.sub(r"</?[\w.]+[^>]*>", "", before).strip() and name[:1].islower()


def _is_alone(source: str, start: int, end: int) -> bool:
    """Whether nothing but tags and blanks shares the lines of a stretch."""
    before = source[max(source.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    line_end = source.find("\n", end, end + _NEAR)
    after = source[end : line_end if line_end >= 0 else end + _NEAR]
    return not any(re.sub(r"</?[\w.]*(?:[^<>{}]|\{[^{}]*\})*>", "", one).strip() for one in (before, after))


def _blank(source: str, start: int, end: int) -> str:
    return re.sub(r"[^\n]", " ", source[start:end])


def _closed(source: str, start: int, failures: list[int]) -> int:
    """The place behind the bracket that closes the one at an offset; 0 if there is none.

    Args:
        source: the text.
        start: the offset of the bracket.
        failures: the offsets of brackets that are never closed; with many of them no further one is looked for, so that the
            work stays proportional to the text.
    """
    if len(failures) >= _MOST_FAILURES:
        return 0
    depth, at, limit = 0, start, min(len(source), start + _LONGEST)
    while at < limit:
        if source[at] in "'\"`/":
            m = _STRING.match(source, at, limit)
            if not m and (source[at] == "`" or source.startswith("/*", at)):
                break  # a string or a comment that is never closed
            if m and not (source[at] == "'" and source[at - 1 : at].isalnum()):
                at = m.end()
                continue
        depth += (source[at] in "{([") - (source[at] in "})]")
        at += 1
        if depth <= 0:
            return at
    failures.append(start)
    return 0


def _after_tag(source: str, at: int, failures: list[int]) -> int:
    """The place behind a tag whose name ends at an offset; 0 if it is never closed."""
    while at < len(source):
        if source[at] == ">":
            return at + 1
        if source[at] == "{":
            at = _closed(source, at, failures)
            if not at:
                return 0
        elif source[at] in "'\"":
            at = source.find(source[at], at + 1) + 1
            if not at:
                return 0
        elif source[at] == "<":
            return 0
        else:
            at += 1
    return 0


def _after_statement(source: str, at: int) -> int:
    """The place behind statements that follow each other, each of which ends where its brackets are closed."""
    depth = 0
    while at < len(source):
        end = source.find("\n", at) + 1 or len(source)
        line = _STRING.sub("", source[at:end])
        if depth <= 0 and not _STATEMENT.match(line):
            return at
        depth += sum(map(line.count, "{([")) - sum(map(line.count, "})]"))
        at = end
    return at


def _after_fence(source: str, at: int, mark: str) -> int:
    close = re.compile(rf"^[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.MULTILINE).search(source, at)
    return (source.find("\n", close.end()) + 1 or len(source)) if close else len(source)


def _dedented(made: str, source: str, body: int) -> Iterator[SourceSpan]:
    """The lines without the indent of the block that they belong to, unless it makes them part of a list item."""
    base, item, fence, is_start = 0, -1, "", True
    for row in lines(made[body:]):
        start, end = body + row.start, body + row.end
        at = made.find("\n", start) + 1 or len(made)
        line = made[start:end]
        indent = len(line) - len(line.lstrip())
        m = _FENCE.match(source[start:end])
        if fence:
            fence = "" if m and m[1].startswith(fence) and source[start:end].strip() == m[1] else fence
        elif not line.strip():
            is_start = True
            yield Span(start, at)
            continue
        else:
            marker = _ITEM.match(line, indent)
            if item >= 0 and indent < item and not marker and is_start:
                item = -1
            if item < 0 and (is_start or m or line.lstrip().startswith("#")):
                base = indent
            if marker:
                if item < 0:
                    base = indent
                item = marker.end()
            fence = m[1] if m else ""
            if marker and marker[0].strip() and marker.end() < len(line):  # what is left out after it is no indent
                yield Span(start + min(base, indent), start + indent + len(marker[0].strip()) + 1)
                yield Span(start + marker.end(), at)
                is_start = False
                continue
        is_start = False
        yield Span(start + min(base, indent), at)

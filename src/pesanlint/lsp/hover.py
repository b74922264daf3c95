"""Hover texts: the clause of a finding, the explanation of a rule, the meaning of a YAML key."""

import re

from lsprotocol.types import Hover, Location, MarkupContent, MarkupKind, Position, Range

from pesanlint.errors import SelectorError
from pesanlint.finding import Finding, Report
from pesanlint.lsp import yaml_keys
from pesanlint.lsp.texts import Text
from pesanlint.spans import SourceSpan, Span
from pesanlint.workspace.explaining import Explained, Handbook, markdown, plain

_NAME = re.compile(r"[\w-]+\.[\w.-]*\w")
_KEY = re.compile(r"(?:^|(?<=\s))([\w-]+)(?=:(?:\s|$))")
_EXAMPLES = 6


def hover(text: Text, position: Position, report: Report | None, handbook: Handbook | None) -> Hover | None:
    """Return the hover text at a position, if there is one."""
    offset = text.positions.offset(position)
    if sort := yaml_keys.sort_of(text.path) if text.is_yaml else "":
        if said := _of_key(text, position, sort):
            return said
    elif report:
        found = [finding for finding in report.findings if finding.span.start <= offset <= finding.span.end]
        if found:
            parts = [_of_finding(finding, handbook) for finding in found]
            whole: SourceSpan = Span(min(f.span.start for f in found), max(f.span.end for f in found))
            return _said("\n\n---\n\n".join(parts), text.positions.range(whole))
    if (named := _name_at(text, position)) and (told := _explain(handbook, named[0])):
        return _said(markdown(told, most=_EXAMPLES), named[1])
    return None


def definition(text: Text, position: Position, handbook: Handbook | None) -> Location | None:
    """Return the definition of the rule named at a position."""
    named = _name_at(text, position)
    place = handbook.place(named[0]) if named and handbook else None
    if place is None:
        return None
    at = Position(place.line - 1, 0)
    return Location(place.file.absolute().as_uri(), Range(at, at))


def _name_at(text: Text, position: Position) -> tuple[str, Range] | None:
    """Return the name of the rule at a position, if the place can contain one."""
    first = text.positions.offset(Position(position.line, 0))
    at = text.positions.offset(position) - first
    m = next((m for m in _NAME.finditer(text.positions.line(position.line)) if m.start() <= at <= m.end()), None)
    return (m[0], text.positions.range(Span(first + m.start(), first + m.end()))) if m else None


def _of_finding(finding: Finding, handbook: Handbook | None) -> str:
    """Return the clause of a finding, with its message."""
    told = _explain(handbook, finding.rule)
    return markdown(told._replace(message=finding.message), most=_EXAMPLES) if told else f"**{plain(finding.message)}**"


def _explain(handbook: Handbook | None, rule: str) -> Explained | None:
    try:
        return handbook.explain(rule) if handbook else None
    except SelectorError:
        return None


def _of_key(text: Text, position: Position, sort: str) -> Hover | None:
    first = text.positions.offset(Position(position.line, 0))
    at = text.positions.offset(position) - first
    line = text.positions.line(position.line)
    for m in _KEY.finditer(line):
        if m.start() <= at <= m.end():
            place = yaml_keys.place_at(text.source.split("\n"), position.line, at)
            if said := yaml_keys.keys_at(sort, place).get(m[1]):
                return _said(f"**{m[1]}**: {said}", text.positions.range(Span(first + m.start(), first + m.end())))
    return None


def _said(text: str, where: Range) -> Hover:
    return Hover(MarkupContent(MarkupKind.Markdown, text), where)

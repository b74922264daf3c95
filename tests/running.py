"""Run one rule on a text."""

from collections.abc import Iterator

from pesanlint.desk.desk import Desk
from pesanlint.document import BlockKind, Document, DocumentBuilder
from pesanlint.finding import Match
from pesanlint.linter.reach import prepared
from pesanlint.reading.reading import Reading
from pesanlint.rule import Rule
from pesanlint.search.folding import Hit, folded, in_case
from pesanlint.spans import Span

Blocks = tuple[str | tuple[BlockKind, str], ...]


def document(*blocks: str | tuple[BlockKind, str]) -> Document:
    """A document of blocks, each a paragraph unless its kind is given."""
    typed: list[tuple[BlockKind, str]] = [("paragraph", block) if isinstance(block, str) else block for block in blocks]
    builder = DocumentBuilder("\n".join(text for _, text in typed), "-")
    at = 0
    for kind, text in typed:
        builder.begin(kind)
        builder.add(Span(at, at + len(text)))
        at += len(text) + 1
    return builder.build()


def hits(rule: Rule, reading: Reading, desk: Desk) -> Iterator[Hit]:
    fold, text = (in_case, reading.folded.read) if rule.heeds_case() else (folded, reading.folded.text)
    for trigger in sorted(set(map(fold, (*rule.triggers(), *rule.desk_triggers(desk))))):
        at = text.find(trigger)
        while at >= 0:
            yield Hit(at, at + len(trigger), folded(trigger))
            at = text.find(trigger, at + 1)


def checked(rule: Rule, *blocks: str | tuple[BlockKind, str], desk: Desk | None = None) -> list[tuple[str, Match]]:
    """Run a rule as the linter does, and return each found text with its match."""
    desk = desk or Desk()
    whole = document(*blocks)
    reading = Reading(whole)
    found = list(hits(rule, reading, desk))
    if not found and [*rule.triggers(), *rule.desk_triggers(desk)]:
        return []
    everywhere = not found or rule.sees_blanks()
    placed = prepared(rule, desk, is_wary=False)(reading, found, everywhere)
    matches = [_as_written(match.shifted(reading.starts[at]), reading) for at, match in placed]
    return [(whole.text[slice(*match.span)], match) for match in matches]


def _as_written(match: Match, reading: Reading) -> Match:
    fixes = (fix._replace(edits=tuple(part for edit in fix.edits for part in reading.edits(edit))) for fix in match.fixes)
    return match._replace(span=reading.origin(match.span), fixes=tuple(fixes))

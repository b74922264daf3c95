"""Find releases that silently correct an earlier one: same headline and sentence, another figure, no mention of it."""

import re
from collections.abc import Iterator
from itertools import groupby

from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, apart, place
from pesanlint.archive.contradictions.figures import bare
from pesanlint.archive.tables import Row, Tables
from pesanlint.language.id.dates import MONTH

_SQL = f"""
    SELECT m.text, d.corrects, {PLACE} FROM (
        SELECT key, text, field, start, "end", context, in_quote FROM figures UNION ALL
        SELECT key, coalesce(nullif(day, ''), count::BIGINT::VARCHAR) AS text, field, start, "end", context, in_quote
        FROM mentions WHERE sort = 'event' AND (day <> '' OR count IS NOT NULL)) m
    JOIN documents d USING (key) WHERE d.date <> '' AND d.unit <> '' AND NOT m.in_quote
    ORDER BY d.unit, d.date, d.document, m.start"""  # noqa: S608
_FIGURES = re.compile(r"\d+(?:\.\d{3})*")
_MONTH = re.compile(rf"\s+{MONTH}", re.IGNORECASE)
_NEAR = 60
"""Days within which a release is published again."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield releases that a desk published again under the same headline with another figure in the same sentence."""
    for _, rows in groupby(tables.each(_SQL), key=lambda row: row["unit"]):
        earlier: dict[tuple[str, str], Row] = {}
        told: set[tuple[str, str]] = set()
        for row in rows:
            headline = bare(row["headline"])
            if len(headline.split()) < 3:
                continue
            known = headline, _FIGURES.sub("#", row["context"])
            before = earlier.get(known)
            pair = (before["document"], row["document"]) if before else None
            if before and pair and _is_silent(before, row) and pair not in told:
                told.add(pair)
                yield _told(before, row)
            if before is None or before["document"] != row["document"]:
                earlier[known] = row


def _is_silent(before: Row, after: Row) -> bool:
    """Whether a release changes one number without saying so. An event on another day is another event."""
    days = apart(before, after)
    if before["document"] == after["document"] or days > _NEAR or after["corrects"]:
        return False
    numbers = zip(_FIGURES.finditer(before["context"]), _FIGURES.finditer(after["context"]), strict=True)
    changed = [(one, other) for one, other in numbers if one[0] != other[0]]
    if len(changed) != 1:
        return False
    ((one, other),) = changed
    is_day = _MONTH.match(after["context"], other.end()) is not None
    return not is_day or abs(int(one[0]) - int(other[0])) != days


def _told(before: Row, after: Row) -> Contradiction:
    first, second = _changed(before["context"], after["context"])
    return Contradiction(
        "correction", f"{after['headline']}, {after['unit']}",
        f"{after['unit']} menerbitkan kembali “{after['headline']}” dengan {second} sebagai ganti {first}, tanpa ralat.",
        (place(before, first), place(after, second)), 0.85, "arsip redaksi; tambahkan kata ralat pada rilis yang belakangan",
    )  # fmt: skip


def _changed(before: str, after: str) -> tuple[str, str]:
    """Return the first words in which two sentences differ."""
    pairs = zip(before.split(), after.split(), strict=False)
    return next(((one.strip(".,;()"), other.strip(".,;()")) for one, other in pairs if one != other), ("", ""))

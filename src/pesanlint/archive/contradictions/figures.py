"""Find figures that two releases state differently for the same thing, region, list and time."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, apart, place
from pesanlint.archive.tables import Row, Tables

STATED = f"""
    SELECT m.thing, m.area, m.list, m.period, m.sort, m.text, m.value, m.slack, {PLACE}
    FROM figures m JOIN documents d USING (key)
    WHERE NOT m.vague AND NOT m.in_quote AND m.part = '' AND m.area <> '' AND m.value > 1 {{condition}}
    ORDER BY m.thing, m.area, m.list, m.period, m.sort, d.date, d.document, m.start"""  # noqa: S608
_WEEK, _MONTH = 7, 31
"""Days within which two releases without a stated time count as of the same time."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield figures of one thing, region, list and time with two values. A figure of another time may differ."""
    for _, found in groupby(tables.each(STATED.format(condition="AND d.date <> ''")), key=key):
        by_value: dict[float, list[Row]] = defaultdict(list)
        for row in found:
            by_value[row["value"]].append(row)
        if len(by_value) > 1:
            yield from _against_usual(by_value)


def key(row: Row) -> tuple[str, ...]:
    """Return the key that rows of the same figure share."""
    return row["thing"], row["area"], row["list"], row["period"], row["sort"]


def usual(by_value: dict[float, list[Row]]) -> float:
    """Return the value that most releases state."""
    return max(by_value, key=lambda value: (len({row["document"] for row in by_value[value]}), value))


def _against_usual(by_value: dict[float, list[Row]]) -> Iterator[Contradiction]:
    main = usual(by_value)
    for value in sorted(by_value):
        if value == main:
            continue
        first = by_value[value][0]
        second = min(by_value[main], key=lambda row: (apart(row, first), row["document"]))
        if first["document"] == second["document"] or abs(value - main) <= max(first["slack"], second["slack"]):
            continue
        days = apart(first, second)
        is_of_unknown_list = not first["list"] and first["thing"] == "pemilih"
        if is_correction(first, second) or (not first["period"] and days > _WEEK) or (is_of_unknown_list and days > _MONTH):
            continue
        yield _told(first, second, len(by_value[main]) > 2 * len(by_value[value]))


def is_correction(one: Row, other: Row) -> bool:
    """Whether two rows come from one release that a desk published twice."""
    headline = bare(one["headline"])
    return one["unit"] == other["unit"] and headline == bare(other["headline"]) and len(headline.split()) > 2


def bare(headline: str) -> str:
    """Return a headline in small letters without figures."""
    return " ".join("".join(letter if letter.isalpha() else " " for letter in headline.casefold()).split())


def _told(one: Row, other: Row, is_clear: bool) -> Contradiction:
    what = " ".join(filter(None, [one["thing"], one["list"], one["area"], one["period"]]))
    confidence = (0.9 if one["period"] and (one["list"] or one["thing"] != "pemilih") else 0.6) + (0.05 if is_clear else 0)
    return Contradiction(
        "figure", what,
        f"Untuk {what}, {one['unit'] or 'satu rilis'} menyebut {one['text']} "
        f"dan {other['unit'] or 'rilis lain'} menyebut {other['text']}.",
        (place(one, one["text"]), place(other, other["text"])), confidence,
        f"berita acara penetapan; lalu catat nilainya dalam fakta (facts) sebagai {what}",
    )  # fmt: skip

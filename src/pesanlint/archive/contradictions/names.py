"""Find names in several spellings: two names of one office and body that differ by one or two letters."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pesanlint.archive.contradictions.bodies import alike
from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, apart, place
from pesanlint.archive.contradictions.offices import compatible
from pesanlint.archive.tables import Row, Tables

_NAMES = """
    SELECT m.name, any_value(m.text) AS text, m.office, m.body,
           count(*)::BIGINT AS hits, min(d.date) AS first, max(d.date) AS last
    FROM mentions m JOIN documents d USING (key) WHERE m.sort = 'office' AND NOT m.in_quote AND d.date <> ''
    GROUP BY m.name, m.office, m.body ORDER BY m.body, m.name, m.office"""
_PLACES = f"""
    SELECT m.text, m.office, m.body, {PLACE} FROM mentions m JOIN documents d USING (key)
    WHERE m.sort = 'office' AND NOT m.in_quote AND d.date <> '' AND m.name = ? AND m.office = ? AND m.body = ?
    ORDER BY d.date, d.document, m.start LIMIT 200"""  # noqa: S608
_TOGETHER = """
    SELECT key FROM mentions WHERE sort = 'office' AND name = ?
    INTERSECT SELECT key FROM mentions WHERE sort = 'office' AND name = ? LIMIT 1"""
_LETTERS = {1: 4, 2: 8}
"""Number of differing letters → minimum length of the word."""
_NEAR = 550
"""Maximum days between two mentions of the same office-holder."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield names that are spelt in two ways. Similar names in the same release belong to two people."""
    by_body: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows(_NAMES):
        by_body[alike(row["body"])].append(row)
    for rows in by_body.values():
        for one, other in combinations(rows, 2):
            if _may_be_one(one, other) and not _met(tables, one["name"], other["name"]):
                yield _told(tables, one, other)


def _may_be_one(one: Row, other: Row) -> bool:
    is_same_office = one["office"] == other["office"] or compatible(one["office"], other["office"])
    return is_same_office and max(_gap(one, other), _gap(other, one)) <= _NEAR and alike_names(one["name"], other["name"])


def _gap(one: Row, other: Row) -> int:
    """Return the days from the last mention of one name to the first mention of the other."""
    return (dt.date.fromisoformat(other["first"]) - dt.date.fromisoformat(one["last"])).days


def alike_names(one: str, other: str) -> bool:
    """Whether two names differ by one or two letters in one word, or only in blanks and punctuation."""
    if one == other:
        return False
    if "".join(filter(str.isalnum, one)) == "".join(filter(str.isalnum, other)):
        return True
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(differing) != 1:
        return False
    from rapidfuzz.distance import OSA

    a, b = differing[0]
    distance = OSA.distance(a, b, score_cutoff=2)
    return min(len(a), len(b)) >= _LETTERS.get(distance, 99)


def _met(tables: Tables, one: str, other: str) -> bool:
    """Whether one release names both."""
    return bool(tables.rows(_TOGETHER, [one, other]))


def _told(tables: Tables, one: Row, other: Row) -> Contradiction:
    rare, usual = sorted((one, other), key=lambda row: (row["hits"], row["name"]))
    first, others = (tables.rows(_PLACES, [row["name"], row["office"], row["body"]]) for row in (rare, usual))
    second = min(others, key=lambda row: apart(row, first[0]))
    return Contradiction(
        "name", f"{usual['text']}, {usual['body']}",
        f"{usual['office'].capitalize()} {usual['body']} ditulis “{first[0]['text']}” ({rare['hits']} kali) "
        f"dan “{second['text']}” ({usual['hits']} kali).",
        (place(first[0], first[0]["text"]), place(second, second["text"])), 0.95 if usual["hits"] >= 3 * rare["hits"] else 0.8,
        f"ejaan nama pada daftar pejabat {usual['body']}",
    )  # fmt: skip

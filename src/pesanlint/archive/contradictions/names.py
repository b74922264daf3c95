"""Find names in several spellings: two names of one office and body that differ by one or two letters."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from pesanlint.archive.contradictions.bodies import alike
from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, place
from pesanlint.archive.contradictions.offices import compatible
from pesanlint.archive.tables import Row, Tables

_NAMES = """
    SELECT m.name, any_value(m.text) AS text, m.office, m.body,
           count(*)::BIGINT AS hits, min(d.date) AS first, max(d.date) AS last
    FROM mentions m JOIN documents d USING (key) WHERE m.sort = 'office' AND NOT m.in_quote AND d.date <> ''
    GROUP BY m.name, m.office, m.body ORDER BY m.body, m.name, m.office"""
_TOGETHER = """
    WITH pair AS (SELECT unnest(?::VARCHAR[]) AS one, unnest(?::VARCHAR[]) AS other),
         named AS (SELECT DISTINCT name, key FROM mentions WHERE sort = 'office')
    SELECT DISTINCT one, other FROM pair JOIN named a ON a.name = one JOIN named b ON b.name = other AND b.key = a.key"""
_PAIR = ", ".join(f"unnest(?::VARCHAR[]) AS {name}" for name in ("pair", "name", "office", "body"))
_FIRST = f"""
    SELECT p.pair, m.text, {PLACE} FROM (SELECT {_PAIR}) p JOIN mentions m USING (name, office, body)
    JOIN documents d USING (key) WHERE m.sort = 'office' AND NOT m.in_quote AND d.date <> ''
    QUALIFY row_number() OVER (PARTITION BY p.pair ORDER BY d.date, d.document, m.start) = 1"""  # noqa: S608
_NEAREST = f"""
    SELECT p.pair, m.text, {PLACE} FROM (SELECT {_PAIR}, unnest(?::VARCHAR[]) AS day) p
    JOIN mentions m USING (name, office, body) JOIN documents d USING (key)
    WHERE m.sort = 'office' AND NOT m.in_quote AND d.date <> ''
    QUALIFY row_number() OVER (
        PARTITION BY p.pair ORDER BY abs(d.date::DATE - p.day::DATE), d.date, d.document, m.start) = 1"""  # noqa: S608
_LETTERS = {1: 4, 2: 8}
"""Number of differing letters → minimum length of the word."""
_NEAR = 550
"""Maximum days between two mentions of the same office-holder."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield names that are spelt in two ways. Similar names in the same release belong to two people."""
    by_form: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables.rows(_NAMES):
        body = alike(row["body"])
        for form in _forms(row["name"]):
            by_form[body, form].append(row)
    pairs = list(_pairs(by_form.values()))
    names = [[rare["name"] for rare, _ in pairs], [usual["name"] for _, usual in pairs]]
    together = {(row["one"], row["other"]) for row in tables.rows(_TOGETHER, names)}
    pairs = [(rare, usual) for rare, usual in pairs if (rare["name"], usual["name"]) not in together]
    yield from _told(tables, pairs)


def _pairs(groups: Iterable[Sequence[Row]]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows of each two names that may be one, the rarer first, each pair once."""
    seen: set[frozenset[int]] = set()
    for rows in groups:
        for one, other in combinations(rows, 2):
            both = frozenset((id(one), id(other)))
            if both not in seen and _may_be_one(one, other):
                seen.add(both)
                rare, usual = sorted((one, other), key=lambda row: (row["hits"], row["name"]))
                yield rare, usual


def _forms(name: str) -> set[str]:
    """Return a form for each word of a name, without that word, and one without blanks. Alike names share one of them."""
    words = name.split()
    kept = {" ".join([*words[:at], "*", *words[at + 1 :]]) for at in range(len(words))}
    return kept | {"".join(filter(str.isalnum, name))}


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


def _told(tables: Tables, pairs: Sequence[tuple[Row, Row]]) -> Iterator[Contradiction]:
    """Yield each pair with the first place of the rarer name, and the place of the other one that is nearest in time."""

    def said(at: int) -> list[list[Any]]:
        return [
            [str(number) for number in range(len(pairs))],
            *([pair[at][key] for pair in pairs] for key in ("name", "office", "body")),
        ]

    firsts = {int(row["pair"]): row for row in tables.rows(_FIRST, said(0))}
    days = [firsts[number]["date"] for number in range(len(pairs))]
    seconds = {int(row["pair"]): row for row in tables.rows(_NEAREST, [*said(1), days])}
    for number, (rare, usual) in enumerate(pairs):
        first, second = firsts[number], seconds[number]
        yield Contradiction(
            "name", f"{usual['text']}, {usual['body']}",
            f"{usual['office'].capitalize()} {usual['body']} ditulis “{first['text']}” ({rare['hits']} kali) "
            f"dan “{second['text']}” ({usual['hits']} kali).",
            (place(first, first["text"]), place(second, second["text"])),
            0.95 if usual["hits"] >= 3 * rare["hits"] else 0.8, f"ejaan nama pada daftar pejabat {usual['body']}",
        )  # fmt: skip

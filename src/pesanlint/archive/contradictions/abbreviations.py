"""Find abbreviations that are expanded in two ways."""

from collections import defaultdict
from collections.abc import Iterator

from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, place
from pesanlint.archive.tables import Row, Tables

_COUNTS = """
    SELECT text AS short, expansion, count(DISTINCT key)::BIGINT AS hits FROM mentions
    WHERE sort = 'abbreviation' AND NOT in_quote GROUP BY short, expansion ORDER BY short, hits DESC, expansion"""
_PLACE = f"""
    SELECT m.expansion, {PLACE} FROM mentions m JOIN documents d USING (key)
    WHERE m.sort = 'abbreviation' AND NOT m.in_quote AND m.text = ? AND m.expansion = ?
    ORDER BY d.date, d.document, m.start LIMIT 1"""  # noqa: S608
_SMALL = frozenset("dan atau di ke dari yang untuk pada dengan serta oleh".split())
_BOTH_USUAL = 5
"""Releases from which on the second expansion counts as a term of its own."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield expansions that differ from the usual one by more than letter case and small words."""
    by_short: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables.rows(_COUNTS):
        by_short[row["short"]][_bare(row["expansion"])].append(row)
    for short, by_long in by_short.items():
        hits = {long: sum(row["hits"] for row in rows) for long, rows in by_long.items()}
        main = max(hits, key=lambda long: (hits[long], long))
        for long in sorted(by_long):
            if long != main:
                yield _told(tables, short, by_long[long][0], by_long[main][0], hits[long], hits[main])


def _bare(expansion: str) -> str:
    words = (word.casefold().removesuffix("nya") for word in expansion.replace("-", " ").split())
    return " ".join(word for word in words if word not in _SMALL)


def _told(tables: Tables, short: str, rare: Row, main: Row, hits: int, main_hits: int) -> Contradiction:
    first, second = (tables.rows(_PLACE, [short, row["expansion"]])[0] for row in (rare, main))
    is_own_term = hits >= _BOTH_USUAL and 10 * hits >= main_hits
    return Contradiction(
        "abbreviation", f"{short}: {rare['expansion']}",
        f"{short} dipanjangkan sebagai “{rare['expansion']}” ({hits} rilis) dan “{main['expansion']}” ({main_hits} rilis).",
        (place(first, first["expansion"]), place(second, second["expansion"])),
        0.5 if is_own_term else 0.9 if main_hits >= 3 * hits else 0.7,
        "kepanjangan resmi dalam pedoman (jenis aturan expansion); bila keduanya istilah sendiri, terima pertentangan ini",
    )  # fmt: skip

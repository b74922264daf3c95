"""Find abbreviations that are expanded in two ways: two wordings of one term, not two terms with the same initials."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, place
from pesanlint.archive.contradictions.spelling import SMALL, is_one_word
from pesanlint.archive.extraction import areas
from pesanlint.archive.tables import Row, Tables
from pesanlint.language.id.regions import longest_first
from pesanlint.records import NamedTuple

_COUNTS = """
    SELECT text AS short, expansion, count(DISTINCT key)::BIGINT AS hits FROM mentions
    WHERE sort = 'abbreviation' AND NOT in_quote GROUP BY short, expansion ORDER BY short, hits DESC, expansion"""
_PLACES = f"""
    SELECT m.text AS short, m.expansion, {PLACE} FROM mentions m JOIN documents d USING (key)
    SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS text, unnest(?::VARCHAR[]) AS expansion) USING (text, expansion)
    WHERE m.sort = 'abbreviation' AND NOT m.in_quote
    QUALIFY row_number() OVER (PARTITION BY m.text, m.expansion ORDER BY d.date, d.document, m.start) = 1"""  # noqa: S608
_BOTH_USUAL = 5
"""Releases from which on a second expansion with another word counts as a term of its own."""
_MARKS = re.compile(r"['’‘`´ʼ]")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?P<y>ie)|(?<![aiuse]))s$")
"""The English plural of a last word: `models`, `parities`; not `virus`, `analysis` and `process`."""
_MUCH_RARER = 20
"""Times that a slip is rarer than the right wording, whatever its release is about."""
_LOCAL = frozenset("badan bagian balai bidang dinas kantor satuan".split())
"""First words of the bodies of a region, each of which may have a name of its own."""
_LEAST_WORD = 4
"""Minimum letters of a word that a missing blank has glued to an expansion."""
_WORD = re.compile(r"\w+")
_SHORT_TERM = 3
"""Maximum words of a term in which one other word may be all that tells it from a second term."""


class _Pair(NamedTuple):
    """Two wordings of one term, and the number of releases with each."""

    short: str
    rare: str
    usual: str
    rare_hits: int
    usual_hits: int
    is_slip: bool
    """Whether they differ only in spelling or in the form of a word."""
    telling: tuple[str, str]
    """The word that makes each of them a short term of its own, if it is what a release is about; else empty."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield expansions that differ in the smaller part of their words from a more frequent expansion."""
    by_short: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables.each(_COUNTS):
        by_short[row["short"]][_bare(row["expansion"])].append(row)
    pairs = [pair for short, by_long in by_short.items() for pair in _pairs(short, by_long)]
    named = sorted({(pair.short, long) for pair in pairs for long in (pair.rare, pair.usual)})
    wanted = [[short for short, _ in named], [long for _, long in named]]
    places = {(row["short"], row["expansion"]): row for row in tables.rows(_PLACES, wanted)}
    for pair in pairs:
        yield _told(pair, places[pair.short, pair.rare], places[pair.short, pair.usual])


def _bare(expansion: str) -> str:
    """Return an expansion in small letters without small words, marks and the plural of its last word."""
    words = (word.removesuffix("nya") for word in _MARKS.sub("", expansion.casefold()).replace("-", " ").split())
    return _PLURAL.sub(lambda m: "y" if m["y"] else "", " ".join(word for word in words if word not in SMALL))


def _pairs(short: str, by_long: Mapping[str, list[Row]]) -> Iterator[_Pair]:
    """Yield each wording with the most frequent other wording of the same term."""
    hits = {long: sum(row["hits"] for row in rows) for long, rows in by_long.items()}
    ranked = sorted(hits, key=lambda long: (-hits[long], long))
    for at, rare in enumerate(ranked):
        usual = next((long for long in ranked[:at] if _is_one_term(long.split(), rare.split())), None)
        if usual is not None and not _is_extended(usual.split(), rare.split(), short.casefold()):
            is_slip = len(_unmatched(usual.split(), rare.split())) == 0
            one, other = (by_long[long][0]["expansion"] for long in (rare, usual))
            yield _Pair(short, one, other, hits[rare], hits[usual], is_slip, _telling(rare.split(), usual.split()))


def _is_extended(one: Sequence[str], other: Sequence[str], abbreviation: str) -> bool:
    """Whether two expansions differ in a prefix of the first word, or in a word glued to it: `berbahan bakar minyak`."""
    short, long = sorted((one[0], other[0]), key=len)
    before = long.removesuffix(short)
    return one[1:] == other[1:] and before != long and (before in ("ber", abbreviation) or len(before) >= _LEAST_WORD)


def _telling(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Return the words in which two short expansions with the same first word differ: `ikan` and `induk`."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    is_short = len(one) == len(other) <= _SHORT_TERM
    return differing[0] if is_short and len(differing) == 1 and one[0] == other[0] else ("", "")


def _is_one_term(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether more than half of the words of two expansions are the same, and no place name makes the difference."""
    left = _unmatched(one, other)
    longest = max(len(one), len(other))
    return 2 * (longest - len(left)) > longest and not any(_is_place(a) and _is_place(b) for a, b in left)


def _unmatched(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words of the longer expansion that the other does not have, each with the word in its place, if any."""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    free = list(short)
    left = []
    for at, word in enumerate(long):
        found = next((known for known in free if is_one_word(word, known)), None)
        if found is None:
            left.append((word, short[at] if at < len(short) else ""))
        else:
            free.remove(found)
    return left


def _is_place(word: str) -> bool:
    return word in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for name in longest_first())


def _is_about(row: Row, word: str) -> bool:
    """Whether the headline of a release has a word, other than in the expansion itself."""
    headline = row["headline"].casefold().replace(row["expansion"].casefold(), " ")
    return bool(word) and word in _WORD.findall(headline)


def _are_local(one: Row, other: Row) -> bool:
    """Whether two expansions name bodies of two regions: `Dinas … (DKPP) Kabupaten Kediri`, `Dinas … (DKPP) Kota Bengkulu`."""
    heads = {row["expansion"].casefold().split()[0] for row in (one, other)}
    regions = [_region_behind(row) for row in (one, other)]
    return len(heads) == 1 and heads <= _LOCAL and all(regions) and regions[0] != regions[1]


def _region_behind(row: Row) -> str:
    """Return the region that stands right behind an abbreviation in brackets."""
    _, bracket, behind = row["context"].partition(f"({row['short']})")
    found = areas.find(behind) if bracket else []
    return found[0][2] if found and not behind[: found[0][0]].strip() else ""


def _told(pair: _Pair, first: Row, second: Row) -> Contradiction:
    short, rare, usual, rare_hits, usual_hits, is_slip, telling = pair
    is_rare = usual_hits >= 3 * rare_hits
    is_usual = rare_hits >= _BOTH_USUAL and 10 * rare_hits >= usual_hits
    is_topic = usual_hits < _MUCH_RARER * rare_hits and any(map(_is_about, (first, second), telling))
    is_own_term = is_usual or is_topic or _are_local(first, second)
    sure = 0.95 if is_rare else 0.85
    return Contradiction(
        "abbreviation", f"{short}: {rare}",
        f"{short} dipanjangkan sebagai “{rare}” ({rare_hits} rilis) dan “{usual}” ({usual_hits} rilis).",
        (place(first, rare), place(second, usual)),
        sure if is_slip else 0.5 if is_own_term else 0.75 if is_rare else 0.65,
        "kepanjangan resmi dalam pedoman (jenis aturan expansion); bila keduanya istilah sendiri, terima pertentangan ini",
    )  # fmt: skip

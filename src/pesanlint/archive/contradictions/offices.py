"""Find persons with two offices of one body at overlapping times."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, product

from pesanlint.archive.contradictions.bodies import alike
from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, apart, day, place
from pesanlint.archive.contradictions.spelling import is_blend, is_one_word
from pesanlint.archive.tables import Row, Tables

_SQL = f"""
    SELECT m.name, m.text, m.office, m.body, {PLACE} FROM mentions m JOIN documents d USING (key)
    WHERE m.sort = 'office' AND NOT m.in_quote AND d.date <> '' ORDER BY m.name, d.date, d.document, m.start"""  # noqa: S608
_NEAR = 14
"""Days within which two mentions count as of the same time, if each office occurs once."""
_PLENARY = frozenset(["ketua", "wakil ketua", "anggota", "komisioner"])


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield persons with two incompatible offices of one body at overlapping times.

    A name with offices in two bodies counts as two people; a person whose office changes once has changed office.
    """
    for _, mentions in groupby(tables.each(_SQL), key=lambda row: row["name"]):
        by_body: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in mentions:
            by_body[alike(row["body"])][row["office"]].append(row)
        for by_office in map(_merged, by_body.values()):
            for one, other in combinations(sorted(by_office), 2):
                if not compatible(one, other) and (found := _overlapping(by_office[one], by_office[other])):
                    yield found


def compatible(one: str, other: str) -> bool:
    """Whether one person may hold both offices at a time: a chair is also a member, and may head a division."""
    if one.startswith(other) or other.startswith(one) or _is_one_office(one, other):
        return True
    if "/" in one + other:
        return any(compatible(part, whole) for part, whole in product(one.split("/"), other.split("/")))
    heads = {" ".join(office.split()[:2]) if office.startswith("wakil") else office.split()[0] for office in (one, other)}
    is_member = bool({"anggota", "komisioner"} & heads)
    return heads <= _PLENARY and (is_member or "divisi" in f"{one} {other}")


def _is_one_office(one: str, other: str) -> bool:
    """Whether two offices differ only in spelling, or in a word that is made of the other's words."""
    return _are_same(one.split(), other.split())


def _are_same(words: Sequence[str], others: Sequence[str]) -> bool:
    if not words or not others:
        return not words and not others
    if is_one_word(words[0], others[0], most=1) and _are_same(words[1:], others[1:]):
        return True
    return any(
        _are_same(rest[1:], parts[count:])
        for rest, parts in ((words, others), (others, words))
        for count in range(2, len(parts) + 1)
        if is_blend(rest[0], parts[:count])
    )


def _merged(by_office: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the mentions by office, each office once, whatever its spellings."""
    merged: dict[str, list[Row]] = {}
    for office in sorted(by_office, key=lambda office: (-len(by_office[office]), office)):
        name = next((known for known in merged if _is_one_office(known, office)), office)
        merged[name] = sorted([*merged.get(name, ()), *by_office[office]], key=lambda row: (row["date"], row["document"]))
    return merged


def _overlapping(one: list[Row], other: list[Row]) -> Contradiction | None:
    rare, usual = sorted((one, other), key=lambda rows: (len(rows), rows[0]["office"]))
    if max(day(rare[0]), day(usual[0])) > min(day(rare[-1]), day(usual[-1])) and not (
        len(rare) == len(usual) == 1 and apart(rare[0], usual[0]) <= _NEAR
    ):
        return None
    first = rare[0]
    second = min(usual, key=lambda row: (apart(row, first), row["document"]))
    said = [f"{row['office']} {row['body']}" for row in (first, second)]
    return Contradiction(
        "office", f"{first['text']}, {first['body']}",
        f"{first['text']} disebut {said[0]}, sedangkan pada waktu yang sama {said[1]}.",
        (place(first, said[0]), place(second, said[1])), 0.95 if len(usual) > 2 * len(rare) else 0.75,
        f"daftar pejabat {first['body']} pada {first['date']}",
    )  # fmt: skip

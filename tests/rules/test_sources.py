"""The items of EYD V that rules name exist and are about what the rule says of them (docs/sources.md)."""

import re
from collections.abc import Iterator

import pytest

from pesanlint.guideline import Guideline

ITEMS = {
    "I.A": 0, "I.B": 0, "I.C": 0, "I.D": 2, "I.E": 0, "I.F": 23, "I.G": 3, "I.H": 2,
    "II.A": 0, "II.B": 3, "II.C": 5, "II.D": 0, "II.E": 4, "II.F": 7, "II.G": 12, "II.H": 2, "II.I": 2,
    "III.A": 11, "III.B": 14, "III.C": 4, "III.D": 7, "III.E": 9, "III.F": 3, "III.G": 2, "III.H": 0, "III.I": 4, "III.J": 3,
    "III.K": 2, "III.L": 4, "III.M": 2, "III.N": 3, "III.O": 0,
    "IV.A": 0, "IV.B": 4,
}  # fmt: skip
"""Section → the number of its items."""
_CITED = re.compile(r"\b((?:I{1,3}|IV)\.[A-Z])(?:\.(\d+))?(?:\.[a-z])?\b(?:(?:,? dan|,) (?=I)| \((.*?)\)|)")
SUBJECTS = {
    "nama lembaga": {"I.F.20"},
    "petikan langsung": {"I.F.6", "III.B.7", "III.J.1"},
    "peristiwa yang bukan nama": {"I.F.15"},
    "nama peristiwa": {"I.F.14"},
    "nama hari": {"I.F.13"},
    "sebelum tetapi": {"III.B.2"},
    "koma sebelum kata penghubung pertentangan": {"III.B.2"},
    "anak kalimat yang mendahului": {"III.B.3"},
    "anak kalimat yang mengikuti": {"III.B.4"},
    "penghubung antarkalimat": {"III.B.5"},
    "garis miring": {"III.N", "III.N.2"},
    "sapaan dan pengacuan": {"I.F.23"},
    "kekerabatan": {"I.F.23"},
    "huruf miring": {"I.G"},
    "tempat dan tanggal": {"III.B.9"},
    "bilangan tingkat": {"II.G.9", "II.G"},
}
"""Words of a rule on an item → the items that are about it."""


def _cited(source: str) -> Iterator[tuple[str, str, str]]:
    """The section, the number and the subject of each item of EYD V that a source names."""
    for part in source.split("; "):
        if "EYD V" in part or re.match(r"I", part):
            yield from ((m[1], m[2] or "0", m[3] or "") for m in _CITED.finditer(part))


def test_every_item_of_eyd_that_a_rule_names_exists(kpu: Guideline) -> None:
    missing = [
        (rule.id, section, number)
        for rule in kpu.rules
        for section, number, _ in _cited(rule.source)
        if int(number) > ITEMS.get(section, -1)
    ]
    assert missing == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_item_is_about_what_the_rule_says_of_it(kpu: Guideline, subject: str) -> None:
    named = {
        (rule.id, item)
        for rule in kpu.rules
        for section, number, said in _cited(rule.source)
        if said.startswith(subject) and (item := f"{section}.{number}".removesuffix(".0")) not in SUBJECTS[subject]
    }
    assert named == set()

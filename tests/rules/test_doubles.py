"""One fault is one finding: no two rules report the same stretch of an example, except for different faults."""

from collections import defaultdict
from itertools import combinations

from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.spans import SourceSpan

APART = {
    ("bahasa.keterbacaan", "kpu.judul-dan-tanggal"),
    ("bahasa.keterbacaan", "kpu.teras-lengkap"),
    ("bahasa.koma-tanggal-awal", "bahasa.tanggal-berkurung-tanpa-tahun"),
    ("kpu.dasar-hukum-dicabut", "kpu.peraturan-berjudul"),
    ("kpu.judul-dan-tanggal", "kpu.pesan-pindah-memilih"),
    ("kpu.judul-dan-tanggal", "kpu.teras-lengkap"),
    ("kpu.klarifikasi-lengkap", "kpu.teras-lengkap"),
    ("kpu.peraturan-bergaris-miring", "kpu.peraturan-berjudul"),
    ("kpu.pesan-pindah-memilih", "kpu.teras-lengkap"),
}
"""Pairs of rules that may: they ask for different things, or one of them is about the whole sentence or text."""


def _doubles(linter: Linter, text: str) -> set[tuple[str, str]]:
    rules = defaultdict[SourceSpan, set[str]](set)
    for one in linter.check(read_text(text, "rilis.txt")).findings:
        rules[one.span].add(one.rule)
    return {pair for those in rules.values() for pair in combinations(sorted(those), 2)}


def test_no_two_rules_report_the_same_stretch(kpu: Guideline) -> None:
    linter = Linter(kpu)
    examples = {example.bad for rule in kpu.rules for example in rule.examples if example.bad}
    found = set().union(*(_doubles(linter, text) for text in examples))
    assert sorted(found - APART) == []
    assert sorted(APART - found) == []  # what is mended leaves the list

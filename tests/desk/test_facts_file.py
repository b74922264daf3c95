from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from pesanlint.guideline import Guideline

CONFIG = {
    "pesanlint.yaml": "guideline: kita\nunit: KPU Kabupaten Mawar\nfacts: fakta.yaml\n",
    "kita/guideline.yaml": "name: kita\ntitle: Kita\n",
    "kita/a.yaml": "title: Fakta\nrules:\n  - {id: fakta, kind: fact, desk: true, facts: [{name: jumlah planet, value: 8}]}\n",
}
"""A desk with facts, and a small guideline that reads them."""


def test_a_desk_has_facts_of_its_own(loaded: Callable[[dict[str, str]], Guideline]) -> None:
    facts = """\
facts:
  - name: jumlah TPS
    value: 1.234
    unit: [TPS, tempat pemungutan suara]
    valid_from: 2024-09-20
    source: Keputusan KPU Kabupaten Mawar 12/2024
  - {name: [rapat pleno terbuka], value: 20 September 2024}
"""
    one, other = loaded({**CONFIG, "fakta.yaml": facts}).desk.facts
    assert (one.name, one.value, one.valid_from) == (("jumlah TPS",), Decimal(1234), date(2024, 9, 20))
    assert other.value == date(2024, 9, 20)


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ("facts:\n  - {name: a, value: banyak}\n", "fakta.yaml:2:22: Tulis bilangan seperti 204.807.222"),
        ("facts:\n  - {name: a, value: 2024-02-30}\n", "fakta.yaml:2:22: Tidak ada tanggal seperti itu"),
        ("facts:\n  - {name: a}\n", "fakta.yaml:2:5: Kunci “value” harus ada di sini."),
        ("facts:\n  - {nama: a, value: 1}\n", "fakta.yaml:2:6: Kunci “nama” tidak dikenal di sini. Maksud Anda “name”?"),
        (
            "facts:\n  - {name: [a, b], value: 1, unit: c}\n  - {name: B, value: 2, unit: [d, C]}\n",
            "fakta.yaml:3:22: Fakta “b” sudah ada pada baris 2 dengan nilai 1;",
        ),
        (
            "facts:\n  - {name: a, value: 1, part: [b, c]}\n  - {name: a, value: 2, part: C}\n",
            "fakta.yaml:3:22: Fakta “a” sudah ada pada baris 2 dengan nilai 1;",
        ),
        (
            "facts:\n  - {name: a, value: 1, valid_until: 2024-02-14}\n  - {name: a, value: 2, valid_from: 2024-02-14}\n",
            "fakta.yaml:3:22: Fakta “a” sudah ada pada baris 2",
        ),
        (
            "facts:\n  - {name: a, value: 1, valid_from: 2024-02-15, valid_until: 2024-02-14}\n",
            "fakta.yaml:2:62: Fakta ini berakhir sebelum mulai berlaku.",
        ),
        ("fakta: []\n", "fakta.yaml:1:1: Kunci “fakta” tidak dikenal di sini. Maksud Anda “facts”?"),
        ("- a\n", "fakta.yaml:1:1: Di sini diharapkan pasangan kunci dan nilai."),
    ],
)
def test_mistakes_are_pointed_at(problems: Callable[[dict[str, str]], list[str]], facts: str, problem: str) -> None:
    found = problems({**CONFIG, "fakta.yaml": facts})
    assert any(one.rpartition("/")[2].startswith(problem) for one in found), found


def test_a_file_that_is_not_there_is_said(problems: Callable[[dict[str, str]], list[str]]) -> None:
    (problem,) = problems(CONFIG)
    assert "Berkas “fakta.yaml” tidak ditemukan" in problem


@pytest.mark.parametrize(
    "other",
    [
        "{name: a, value: 1}",
        "{name: a, value: 2, unit: c}",
        "{name: a, value: 2024-02-14}",
        "{name: b, value: 2}",
        "{name: a, value: 2, valid_until: 2024-02-13}",
        "{name: a, value: 2, part: dalam negeri}",
    ],
)
def test_facts_that_do_not_contradict_each_other(loaded: Callable[[dict[str, str]], Guideline], other: str) -> None:
    facts = f"facts:\n  - {{name: a, value: 1, valid_from: 2024-02-14}}\n  - {other}\n"
    assert len(loaded({**CONFIG, "fakta.yaml": facts}).desk.facts) == 2

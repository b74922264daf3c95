"""A text that changes is found to have what a fresh check of it would find, after any series of edits."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pesanlint
from pesanlint.finding import Report
from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.linter.session import Session
from pesanlint.readers import read_text

PIECES = st.sampled_from(
    "Budi Ijin|Ijin Pardosi|hadir|dihimbau|Walikota|Malang|di Krikil|“Kami|silahkan datang,”|kata|ujar Budi.|Ketua KPU|\"|'|”|“|"
    "di laksanakan|antar pulau|Pasca Bencana|oleh oleh|Senin, 17 Juli 2025|Selasa, 17 Juli 2025|Hutang|tema “Ijin Bersama”|"
    "Perencanan|perencanan|https://hoax.id|.|,|\u00a0|  |é|\u200b|\r\n|\U0001f5f3|Rp 5.000|hoax-nya|KPUD|– |DPT|Daftar Pemilih Tetap (DPT)|"
    "20 laki-laki dan 31 perempuan, total 50 orang|dalam rangka|the committee of the election with|\n|\n\n|\n\n|# |- |> |**|_|`|```\n|"
    "<!-- pesanlint: abaikan bahasa -- contoh -->\n|<!--|-->|[pesanlint: abaikan-mulai kpu -- contoh]|[KPU](https://x.id \"dihimbau\")|"
    "<p>|</p>|<li>|<b>|</b>|&amp;|&quot;|<blockquote>|</blockquote>|<img alt=\"silahkan\">|| a | b |\n|---|---|\n|*tebal*|1. |\t".split("|")
)
BEGINNINGS = {
    "a.txt": "KPU Malang Gelar Rapat\n\nMalang, Kamis, 17 Juli 2025 – Warga dihimbau datang.\n\n“Kami siap,” kata Budi Ijin.\n\nKPUD hadir.",
    "a.md": "# KPU Malang Gelar Rapat\n\nWarga dihimbau **datang** ke DPT.\n\n- satu\n- dua\n\n> Kami silahkan\n\n| a | b |\n|---|---|\n| di laksanakan | c |\n",
    "a.html": "<h1>KPU Malang Gelar Rapat</h1>\n<p>Warga dihimbau <b>datang</b>.</p><p title='hoax'>“Kami siap,” kata Budi.</p>\n<ul><li>satu",
}
EDITS = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 30) | st.just(0), st.lists(PIECES, max_size=3).map(" ".join) | PIECES),
    min_size=1,
    max_size=12,
)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def edited(text: str, edit: tuple[int, int, str]) -> str:
    at = edit[0] % (len(text) + 1)
    return text[:at] + edit[2] + text[at + edit[1] :]


def fresh(linter: Linter, text: str, path: str, on: dt.date | None = None) -> Report:
    return linter.check(read_text(text, path), on)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(sorted(BEGINNINGS)), EDITS)
def test_after_any_edits_a_text_has_the_findings_of_a_fresh_check(
    linter: Linter, path: str, edits: list[tuple[int, int, str]]
) -> None:
    session, text = Session(linter, path), BEGINNINGS[path]
    for edit in edits:
        text = edited(text, edit)
        assert session.check(text) == fresh(linter, text, path)

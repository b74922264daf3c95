"""After any series of edits, a session finds the same as a fresh check."""

import datetime as dt
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pesanlint
from conftest import Files
from pesanlint.finding import Report
from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.linter.session import Session
from pesanlint.readers import read_text
from pesanlint.rule import PassageRule
from pesanlint.workspace.measures import measured

PIECES = st.sampled_from(
    "Budi Ijin|Ijin Pardosi|hadir|dihimbau|Walikota|Malang|di Krikil|“Kami|silahkan datang,”|kata|ujar Budi.|Ketua KPU|\"|'|”|“|"
    "di laksanakan|antar pulau|Pasca Bencana|oleh oleh|Senin, 17 Juli 2025|Selasa, 17 Juli 2025|Hutang|tema “Ijin Bersama”|"
    "Perencanan|perencanan|https://hoax.id|.|,|\u00a0|  |é|\u200b|\r\n|\U0001f5f3|Rp 5.000|hoax-nya|KPUD|– |DPT|Daftar Pemilih Tetap (DPT)|"
    "20 laki-laki dan 31 perempuan, total 50 orang|dalam rangka|the committee of the election with|\n|\n\n|\n\n|# |- |> |**|_|`|```\n|"
    "TPS naik dari 100 menjadi 90,|lalu naik 30 persen|600 dari 800 pemilih (70 persen)|\n\nMawar: 100 pemilih\n\n|\n\nTotal: 150 pemilih\n\n|"
    "Kamis (13/7)|13/7/2025|Badan Ad Hoc (BAH)|BAH|"
    '<!-- pesanlint: abaikan bahasa -- contoh -->\n|<!--|-->|[pesanlint: abaikan-mulai kpu -- contoh]|[KPU](https://x.id "dihimbau")|'
    '<p>|</p>|<li>|<b>|</b>|&amp;|&quot;|<blockquote>|</blockquote>|<img alt="silahkan">|| a | b |\n|---|---|\n|*tebal*|1. |\t'.split(
        "|"
    )
)
BEGINNINGS = {
    "a.txt": "KPU Malang Gelar Rapat\n\nMalang, Kamis, 17 Juli 2025 – Warga dihimbau datang.\n\n“Kami siap,” kata Budi Ijin.\n\nKPUD hadir.",
    "a.md": "# KPU Malang Gelar Rapat\n\nWarga dihimbau **datang** ke DPT.\n\n- satu\n- dua\n\n> Kami silahkan\n\n| a | b |\n|---|---|\n| di laksanakan | c |\n",
    "a.html": "<h1>KPU Malang Gelar Rapat</h1>\n<p>Warga dihimbau <b>datang</b>.</p><p title='hoax'>“Kami siap,” kata Budi.</p>\n<ul><li>satu",
}
LONG = {
    "a.md": "\n\n".join(
        ["# KPU Malang Gelar Rapat", "Warga dihimbau datang ke rapat itu. Budi Ijin hadir.", "“Kami siap,” kata Budi Ijin.", "## Hasil"]
        + ["Jumlah pemilih 812.345 orang, kata Ketua KPU.", "“Datanglah segera ke sana,", "“dan bawalah teman-teman kalian semua,” ujar Ani."]
        + ["Di Krikil ada 812.354 orang dari kinerja Organisasi.", "- di laksanakan", "- DPT 17 Juli 2025", "Lama sekali rapatnya."] * 2
    ),
    "a.txt": "\n\n".join(
        ["KPU Malang Gelar Rapat", "Malang, Kamis, 17 Juli 2025 – Warga dihimbau datang.", "\"Kami siap,\" kata Budi Ijin."]
        + ["Petugas KPU Jember hadir, silahkan.", "Sebanyak 30 persen dari 50 orang, yaitu 20 orang.", "”Ya, kami siap“ ujar Ani"] * 3
    ),
}  # fmt: skip
"""Texts of which most blocks are not touched by an edit."""
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


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(sorted(LONG)), EDITS, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=12))
def test_blocks_that_move_or_stay_have_the_findings_of_a_fresh_check(
    linter: Linter, path: str, edits: list[tuple[int, int, str]], moves: list[tuple[int, int]]
) -> None:
    session, text = Session(linter, path), LONG[path]
    for edit, (start, end) in zip_longest(edits, moves, fillvalue=(0, 0)):
        text = edited(text, edit) if len(edit) == 3 else text
        blocks = text.split("\n\n")
        blocks.insert(end % len(blocks), blocks.pop(start % len(blocks)))
        assert session.check(text) == fresh(linter, text, path)
        text = "\n\n".join(blocks)
        assert session.check(text) == fresh(linter, text, path)


MARKS = st.sampled_from(["", "", "", "“", "”", '"', "«", "»", "''", "„", "<<", ">>", "‘", " kata Ani, ", ": ", ","])
PARAGRAPH = "Warga {}dihimbau{} datang. " + "Rapat itu dibuka oleh petugas di kantor desa setempat. " * 10
"""Longer than what is looked at around a block, so that nothing but what is known of quotations tells of a far mark."""
MARKED = st.lists(st.tuples(MARKS, MARKS, MARKS, MARKS), min_size=3, max_size=3)


@pytest.fixture(scope="module")
def one_rule(kpu: Guideline) -> Linter:
    return Linter(kpu, select=["bahasa.kata-baku"])


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(["a.txt", "a.md"]), st.lists(MARKED, min_size=2, max_size=4))
def test_an_edited_quotation_mark_affects_distant_blocks(
    one_rule: Linter, path: str, states: list[list[tuple[str, str, str, str]]]
) -> None:
    session = Session(one_rule, path)
    for state in states:
        text = "\n\n".join(start + PARAGRAPH.format(left, right) + end for start, left, right, end in state)
        assert session.check(text) == fresh(one_rule, text, path)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.md", "|: |»|«/,||>>|/||<<|»", "|: |»|«/,||>>|/||<<|"),
        ("a.md", '|“||"/‘||<<|„/<<||‘| kata Ani, ', '|“||"/”||<<|„/<<||‘| kata Ani, '),
        ("a.txt", "”|''|\"|<</: |<<|,|/ kata Ani, |»|,|", "”|''|„|<</: |<<|,|/ kata Ani, |»|,|"),
    ],
)
def test_a_mark_far_away_decides_whether_a_fix_is_safe(one_rule: Linter, path: str, before: str, after: str) -> None:
    session = Session(one_rule, path)
    for state in (before, after):
        marks = [block.split("|") for block in state.split("/")]
        text = "\n\n".join(start + PARAGRAPH.format(left, right) + end for start, left, right, end in marks)
        assert session.check(text) == fresh(one_rule, text, path)


def test_only_the_changed_block_is_checked(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(linter, "a.md")
    text = "# Judul rapat\n\nWarga dihimbau datang.\n\nPetugas hadir di kantor.\n\nRapat dibuka.\n"
    session.check(text)
    searched: list[str] = []
    hits = linter.automaton.hits
    monkeypatch.setattr(linter.automaton, "hits", lambda folded, *args: searched.append(folded.read) or hits(folded, *args))
    looked = {at for at, (rule, _, _) in linter._ready.items() if isinstance(rule, PassageRule)}
    among: set[int] = set()
    for at in looked:
        rule, look, language = linter._ready[at]
        monkeypatch.setitem(linter._ready, at, (rule, lambda *args, look=look: among.update(args[3]) or look(*args), language))
    session.check(text.replace("Petugas hadir", "Petugas silahkan hadir"))
    assert searched == ["Petugas silahkan hadir di kantor."]
    assert among == {2}


def test_the_same_text_is_not_checked_again(linter: Linter) -> None:
    session = Session(linter)
    assert session.check("Warga dihimbau datang.") is session.check("Warga dihimbau datang.")


def test_a_finding_moves_with_its_block(linter: Linter) -> None:
    session = Session(linter)
    text = "Warga dihimbau datang.\n\nPetugas dihimbau datang."
    before, after = session.check(text), session.check(f"Baru.\n\n{text}")
    assert [finding.span.shifted(7) for finding in before.findings if finding.found == "dihimbau"] == [
        finding.span for finding in after.findings if finding.found == "dihimbau"
    ]


def test_a_day_on_which_other_rules_are_in_force_is_another_check(loaded: Callable[[Files], Guideline]) -> None:
    rule = """
title: Uji
rules:
  - id: lama
    kind: forbidden
    phrases: [{not: tempo}]
    message: Jangan tulis “{found}”.
    why: Uji.
    source: Uji.
    valid_until: 2020-12-31
"""
    pack = {"pesanlint.yaml": "guideline: uji\n", "uji/guideline.yaml": "name: uji\ntitle: T\n", "uji/a.yaml": rule}
    linter = Linter(loaded(pack))
    session = Session(linter)
    text = "Jakarta, 1 Januari {} - Rapat tempo itu dibuka."
    for year, count in ((2020, 1), (2022, 0), (2020, 1)):
        report = session.check(text.format(year))
        assert len(report.findings) == count
        assert report == fresh(linter, text.format(year), "-")


def test_a_session_of_a_workspace_is_for_a_file_by_its_configuration_and_name(tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("guideline: kpu\nignore: [bahasa]\n")
    workspace = pesanlint.open(tmp_path)
    text = "# Judul\n\nWarga `dihimbau` **dihimbau** datang, KPUD hadir."
    assert workspace.session(tmp_path / "a.md").check(text) == workspace.setup_in(tmp_path).linter.check(
        read_text(text, str(tmp_path / "a.md"))
    )
    assert workspace.session().check(text) == workspace.check_text(text)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(sorted(LONG)), EDITS)
def test_the_measures_of_a_changing_text_are_those_of_the_text(
    linter: Linter, path: str, edits: list[tuple[int, int, str]]
) -> None:
    session, text = Session(linter, path), LONG[path]
    for edit in edits:
        text = edited(text, edit)
        session.check(text)
        assert session.document
        assert measured(session.document, linter, session.wordings) == measured(read_text(text, path), linter)

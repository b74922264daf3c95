"""Paragraphs in another language are skipped, except by rules that apply to any language."""

from pathlib import Path

import pytest

from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.readers import read_text

INDONESIAN = "Warga dihimbau membuka website itu."
ENGLISH = "The commission will launch a new website for all voters and stakeholder of the regency."


@pytest.fixture(scope="module")
def linter(kpu: Guideline) -> Linter:
    return Linter(kpu)


def found(linter: Linter, text: str) -> list[str]:
    return [finding.found for finding in linter.check(read_text(text)).findings]


def test_an_english_paragraph_of_an_indonesian_text_is_skipped(linter: Linter) -> None:
    assert found(linter, f"{INDONESIAN}\n\n{ENGLISH}") == ["dihimbau", "website"]
    assert found(linter, ENGLISH) == []


def test_english_words_in_an_indonesian_sentence_are_found(linter: Linter) -> None:
    assert "launching" in found(linter, "Ketua membuka launching program Voters of the Future itu.")


def test_a_javanese_greeting_is_skipped(linter: Linter) -> None:
    assert found(linter, "Sugeng rawuh dhumateng panjenengan sedaya, nyuwun ijin.") == []


def test_personal_data_is_found_in_any_language(linter: Linter) -> None:
    text = "The voter with the number NIK 3509111212900001 should contact our office, and all of the others too."
    assert any("3509111212900001" in one for one in found(linter, text))


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (INDONESIAN, 0),
        (ENGLISH, 1),
        (f"Press Release\n\n{ENGLISH}\n\n{ENGLISH}", 1),
        (f"{INDONESIAN} Mereka hadir di kantor desa.\n\n{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}", 0),
        ("Launching Voters of the Future", 1),
        ("", 0),
    ],
)
def test_a_text_that_is_wholly_in_another_language_gets_a_note(linter: Linter, text: str, notes: int) -> None:
    assert len(linter.check(read_text(text)).notes) == notes


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("text", "rilis.txt: catatan: Naskah ini tampaknya tidak berbahasa Indonesia"),
        ("json", '"notes": ["Naskah ini tampaknya'),
        ("jsonl", '{"path": "rilis.txt", "note": "Naskah ini tampaknya'),
        ("github", "::notice file=rilis.txt,title=pesanlint::Naskah ini tampaknya"),
        ("sarif", '"level": "note", "message": {"text": "Naskah ini tampaknya'),
    ],
)
def test_reports_show_the_note_and_the_run_is_no_failure(pesanlint, tmp_path: Path, form: str, says: str) -> None:
    (tmp_path / "rilis.txt").write_text(ENGLISH)
    result = pesanlint("check", "--output-format", form, "rilis.txt")
    assert says in result.out
    assert result.status == 0

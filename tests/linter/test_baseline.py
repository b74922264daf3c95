"""The baseline knows a finding by rule and sentence, only shrinks, and is refused where it is none."""

import json
from pathlib import Path

import pytest

from pesanlint.linter import Linter
from pesanlint.linter.baseline import Baseline, BaselineError
from pesanlint.readers import read_text

LINE = "Warga dihimbau datang ke kantor."


def left(linter: Linter, baseline: Baseline, *lines: str) -> list[str]:
    report = linter.check(read_text("\n\n".join(("Rapat Dibuka", *lines)), "a.md"))
    return [finding.found for finding in baseline.filter(report, "a.md").findings if finding.rule == "bahasa.kata-baku"]


@pytest.fixture
def path(linter: Linter, tmp_path: Path) -> Path:
    """A baseline that accepts one finding."""
    baseline = Baseline({}, is_new=True)
    assert left(linter, baseline, LINE) == []
    baseline.write(tmp_path / "dasar.json")
    return tmp_path / "dasar.json"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((LINE,), []),
        (("Paragraf baru.", LINE, "Satu lagi."), []),
        ((f"Kalimat lain di depannya. {LINE}",), []),
        ((LINE, LINE), ["dihimbau"]),
        (("Pemilih dihimbau datang ke kantor.",), ["dihimbau"]),
        ((LINE, "Silahkan masuk."), ["Silahkan"]),
    ],
)
def test_only_new_findings_count(linter: Linter, path: Path, lines: tuple[str, ...], found: list[str]) -> None:
    assert left(linter, Baseline.load(path), *lines) == found


def test_it_only_shrinks(linter: Linter, path: Path) -> None:
    grown = Baseline.load(path)
    left(linter, grown, LINE, "Silahkan masuk.")
    before = path.read_bytes()
    grown.write(path)
    assert path.read_bytes() == before
    mended = Baseline.load(path)
    left(linter, mended, "Warga diimbau datang.")
    mended.write(path)
    assert json.loads(path.read_bytes()) == {"version": 1, "findings": {}}


def test_files_that_were_not_checked_stay(path: Path) -> None:
    before = path.read_bytes()
    Baseline.load(path).write(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "{", '{"version": 2, "findings": {}}', '{"version": 1, "findings": []}']
    + [f'{{"version": 1, "findings": {{"a": {{"b": {count}}}}}}}' for count in ('"c"', "null", "1e400", "[]")],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "dasar.json").write_text(text)
    with pytest.raises(BaselineError, match=r"dasar\.json"):
        Baseline.load(tmp_path / "dasar.json")

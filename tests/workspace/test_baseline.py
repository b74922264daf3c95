"""A baseline recognises a finding by rule and sentence, only shrinks, and is refused if its file is invalid."""

import json
from pathlib import Path

import pytest

from pesanlint.errors import BaselineError
from pesanlint.finding import Failure, Finding, Level, Report
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.spans import Span
from pesanlint.workspace.baseline import Baseline

LINE = "Warga dihimbau datang ke kantor."


def left(linter: Linter, baseline: Baseline, *lines: str) -> list[str]:
    report = linter.check(read_text("\n\n".join(("Rapat Dibuka", *lines)), "a.md"))
    return [finding.found for finding in baseline.filter(report, "a.md").findings if finding.rule == "bahasa.kata-baku"]


@pytest.fixture
def path(linter: Linter, tmp_path: Path) -> Path:
    """A baseline that accepts one finding."""
    (tmp_path / "a.md").touch()
    baseline = Baseline({}, tmp_path, is_new=True)
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
    reloaded = Baseline.load(path)
    left(linter, reloaded, "Warga diimbau datang.")
    reloaded.write(path)
    assert json.loads(path.read_bytes()) == {"version": 1, "findings": {}}


def test_files_that_were_not_checked_stay(path: Path) -> None:
    before = path.read_bytes()
    Baseline.load(path).write(path)
    assert path.read_bytes() == before


def found(*fingerprints: str) -> Report:
    return Report(
        "-", "a", tuple(Finding("uji.a", Level.ERROR, "A.", "a", Span(0, 1), "paragraph", fingerprint=f) for f in fingerprints)
    )


OLD = {"a.txt": {"1": 1, "2": 2}, "b.txt": {"3": 1}, "c.txt": {"4": 1}}


@pytest.mark.parametrize(
    ("there", "checked", "findings", "accepted", "gone", "renamed"),
    [
        (["a.txt", "b.txt", "c.txt"], {}, OLD, 0, (), ()),
        (["a.txt", "b.txt"], {}, {"a.txt": OLD["a.txt"], "b.txt": OLD["b.txt"]}, 0, ("c.txt",), ()),
        ([], {}, {}, 0, ("a.txt", "b.txt", "c.txt"), ()),
        (["b.txt", "c.txt", "z.txt"], {"z.txt": "122"}, {"b.txt": {"3": 1}, "c.txt": {"4": 1}, "z.txt": {"1": 1, "2": 2}}, 3, (), (("a.txt", "z.txt"),)),
        (["b.txt", "c.txt", "x/a.txt"], {"x/a.txt": "12299"}, {"b.txt": {"3": 1}, "c.txt": {"4": 1}, "x/a.txt": {"1": 1, "2": 2}}, 3, (), (("a.txt", "x/a.txt"),)),
        (["b.txt", "c.txt", "z.txt"], {"z.txt": "22"}, {"b.txt": {"3": 1}, "c.txt": {"4": 1}, "z.txt": {"2": 2}}, 2, (), (("a.txt", "z.txt"),)),
        (["b.txt", "c.txt", "z.txt"], {"z.txt": "1"}, {"b.txt": {"3": 1}, "c.txt": {"4": 1}}, 0, ("a.txt",), ()),
        (["a.txt", "b.txt", "c.txt", "z.txt"], {"z.txt": "122"}, OLD, 0, (), ()),
        (["y.txt", "z.txt"], {"y.txt": "3", "z.txt": "3"}, {"y.txt": {"3": 1}}, 1, ("a.txt", "c.txt"), (("b.txt", "y.txt"),)),
        (["a.txt", "b.txt", "c.txt"], {"a.txt": "1"}, {**OLD, "a.txt": {"1": 1}}, 1, (), ()),
    ],
    ids=["all there", "one deleted", "all deleted", "renamed", "moved, with new findings", "renamed and fixed", "another with a like finding",
         "copied", "two like the one that is gone", "fixed"],
)  # fmt: skip
def test_files_that_are_gone_are_dropped_and_renamed_ones_followed(
    tmp_path: Path, there: list[str], checked: dict[str, str], findings: object, accepted: int, gone: object, renamed: object
) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    path = tmp_path / "dasar.json"
    path.write_text(json.dumps({"version": 1, "findings": OLD}))
    baseline = Baseline.load(path)
    assert sum(baseline.filter(found(*fingerprints), name).accepted for name, fingerprints in checked.items()) == accepted
    written = baseline.write(path)
    assert json.loads(path.read_bytes())["findings"] == findings
    assert (written.gone, written.renamed) == (gone, renamed)


def test_what_could_not_be_checked_stays(tmp_path: Path) -> None:
    path = tmp_path / "dasar.json"
    path.write_text(json.dumps({"version": 1, "findings": OLD}))
    for name in OLD:
        (tmp_path / name).touch()
    baseline = Baseline.load(path)
    baseline.filter(Report("a.txt", failures=(Failure("Rusak."),)), "a.txt")
    baseline.filter(found("3")._replace(failures=(Failure("Terlalu lama.", "uji.b"),)), "b.txt")
    assert baseline.write(path).resolved == 0
    assert json.loads(path.read_bytes())["findings"] == OLD


def test_a_file_in_a_closed_folder_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dasar.json"
    path.write_text(json.dumps({"version": 1, "findings": {"x/a.txt": {"1": 1}, "-": {"2": 1}, "a\0b": {"3": 1}}}))

    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "lstat", closed)
    assert Baseline.load(path).write(path).gone == ()


def test_a_folder_of_renamed_files_is_followed_whole(tmp_path: Path) -> None:
    """Each by its unique findings, although all share a sentence."""
    names = [f"{number}.txt" for number in range(200)]
    path = tmp_path / "dasar.json"
    old = {f"lama/{name}": {"sama": 1, name: 1} for name in names}
    path.write_text(json.dumps({"version": 1, "findings": old}))
    baseline = Baseline.load(path)
    for name in reversed(names):
        assert not baseline.filter(found("sama", name), f"baru/{name}").findings
    assert baseline.write(path).renamed == tuple(sorted((f"lama/{name}", f"baru/{name}") for name in names))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "{", '{"version": 2, "findings": {}}', '{"version": 1, "findings": []}']
    + [f'{{"version": 1, "findings": {{"a": {{"b": {count}}}}}}}' for count in ('"c"', "null", "1e400", "[]")],
)
def test_an_invalid_baseline_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "dasar.json").write_text(text)
    with pytest.raises(BaselineError, match=r"dasar\.json"):
        Baseline.load(tmp_path / "dasar.json")

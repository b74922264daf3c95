"""No rule, text or file name can control a terminal or forge a command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.finding import Failure, Finding, Level, Report
from pesanlint.reporters import github, text
from pesanlint.spans import Span
from pesanlint.visible import visible, visible_lines

ODD = "a\x1b[2Jb\nc\u202ed\x9b1me"
Run = Callable[..., Any]

PACK = {
    "pesanlint.yaml": "guideline: uji\n",
    "uji/guideline.yaml": "name: uji\ntitle: T\n",
    "uji/a.yaml": "title: T\nrules:\n  - {id: a, kind: substitution, message: m, swap: [{not: himbau, use: imbau}]}\n",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in PACK.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@given(st.text())
def test_what_is_visible_is_printable(anything: str) -> None:
    assert visible(anything).isprintable()
    assert visible(visible(anything)) == visible(anything)
    lines = visible_lines(anything)
    assert all(c.isprintable() or c in "\n\t\r" or c.isspace() for c in lines)
    assert lines.count("\n") == anything.count("\n")
    assert all(lines[at + 1 : at + 2] == "\n" for at, c in enumerate(lines) if c == "\r")


def test_letters_of_all_scripts_stay() -> None:
    kept = "Élan ꦲꦏ 漢字 ‘é’ — 🙂"
    assert visible(kept) == visible_lines(kept) == kept


@pytest.mark.parametrize("render", [github.render, text.render])
def test_a_file_name_forges_no_workflow_command(render: Callable[..., Any]) -> None:
    name = "a\n::error file=b::dipalsukan\r::warning::x\x1b[2J.txt"
    finding = Finding(f"uji.{name}", Level.ERROR, f"m {name}", "a", Span(0, 1), "paragraph", source=name)
    report = Report(name, "a", (finding,), (Failure(f"x {name}", f"uji.{name}"),))
    lines = "".join(render([report])).splitlines()
    assert not any(line.lstrip().startswith(("::error file=b", "::warning::x")) for line in lines)
    assert "\x1b" not in "".join(lines)


def test_a_diff_contains_no_control_characters(pesanlint: Run, desk: Path) -> None:
    name = "n\x1b[2J\n+forged.txt"
    (desk / name).write_text("Warga \x1b]0;judul\x07 himbau\u202e.\n", encoding="utf-8", newline="")
    result = pesanlint("check", "--diff", name)
    assert "+Warga \\x1b]0;judul\\x07 imbau\\u202e." in result.out
    assert not {"\x1b", "\x07", "\u202e"}.intersection(result.out + result.err)
    assert "\n+forged" not in result.out


def test_a_diff_in_a_workflow_contains_no_active_command(pesanlint: Run, desk: Path) -> None:
    (desk / "a.txt").write_text("::error::palsu\n\n  ::warning::palsu\n\n##[error]palsu\n\nWarga himbau.\n", encoding="utf-8")
    first, *lines, last = pesanlint("check", "--diff", "--output-format", "github", "a.txt").out.splitlines()
    assert first.startswith("::stop-commands::")
    word = first.removeprefix("::stop-commands::")
    assert len(word) == 32
    assert last == f"::{word}::"
    assert "-Warga himbau." in lines
    assert word not in "".join(lines)
    again = pesanlint("check", "--diff", "--output-format", "github", "a.txt", "tiada.txt").out
    assert word not in again
    assert again.splitlines()[-1].startswith("::")
    assert "stop-commands" not in pesanlint("check", "--diff", "a.txt").out
    assert "stop-commands" not in pesanlint("check", "--output-format", "github", "a.txt").out


def test_errors_and_progress_contain_no_control_characters(pesanlint: Run, desk: Path) -> None:
    name = "b\x1b[2J\n::error::palsu.txt"
    for call in (("check", name), ("explain", name), ("check", "--config", name), ("rules", name), ("check", "--select", name)):
        result = pesanlint(*call)
        assert "\x1b" not in result.out + result.err, call
        assert not any(line.lstrip().startswith("::error") for line in (result.out + result.err).splitlines()), call
    (desk / name).write_text("Warga himbau.\n", encoding="utf-8")
    result = pesanlint("check", "--fix", "--out", f"c{name}", name)
    assert "\x1b" not in result.out + result.err


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_explain_and_the_handbook_show_what_cannot_be_seen(pesanlint: Run, desk: Path, form: str) -> None:
    topic = (desk / "uji/a.yaml").read_text("utf-8").replace("message: m", 'message: m, why: "x\u200fy\u2060z"')
    (desk / "uji/a.yaml").write_text(topic, encoding="utf-8")
    assert "Alasan: x\\u200fy\\u2060z" in pesanlint("explain", "uji.a").out
    assert pesanlint("rules", "handbook", "buku", "--format", form).status == 0
    pages = "".join(page.read_text("utf-8") for page in (desk / "buku").iterdir())
    assert not {"\u200f", "\u2060"}.intersection(pages)

"""The examples of rules: which are run, and that each is run by a linter of its rule alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pesanlint.errors import GuidelineError, SelectorError
from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.store.guidelines import ready
from pesanlint.workspace import examples
from pesanlint.workspace.examples import asked_for, broken_examples

PACK = "name: {0}\ntitle: {0}\n"
RULE = "  - {{id: {0}, kind: substitution, swap: [{{not: {1}, use: {2}}}], examples: [{{bad: Ini {1}, good: Ini {2}}}, {{ok: {3}}}]}}\n"
FILES = {
    "pesanlint.yaml": "guideline: kita\nrules: {atas.kata: {add: {swap: [{not: haox, use: hoaks}]}}}\n",
    "atas/guideline.yaml": PACK.format("atas"),
    "atas/a.yaml": "title: A\nrules:\n"
    + RULE.format("kata", "hoax", "hoaks", "Ini hoaks")
    + RULE.format("kata-depan", "diatas", "di atas", "Ini haox"),
    "kita/guideline.yaml": PACK.format("kita") + "extends: atas\nrules: {atas.lama: off}\n",
    "kita/b.yaml": "title: B\nrules:\n" + RULE.format("kata", "ijin", "izin", "Ini ijin"),
    "lain/guideline.yaml": PACK.format("lain"),
    "lain/c.yaml": "title: C\nrules:\n" + RULE.format("kata", "ijin", "izin", "Ini izin"),
}
FILES["atas/a.yaml"] += RULE.format("lama", "dirumah", "di rumah", "Ini rumah")


@pytest.fixture
def home(desk: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    where = desk(FILES)
    monkeypatch.chdir(where)
    return where


@pytest.fixture
def guideline(home: Path) -> Guideline:
    return ready(home / "pesanlint.yaml", examples=True).guideline


@pytest.mark.parametrize(
    ("which", "names"),
    [
        ((), ["atas.kata", "atas.kata-depan", "kita.kata"]),
        (("atas.kata",), ["atas.kata", "atas.kata-depan"]),  # the beginning of a name
        (("atas.kata-depan",), ["atas.kata-depan"]),
        (("kita", "atas.kata-depan"), ["atas.kata-depan", "kita.kata"]),
        (("atas/a.yaml",), ["atas.kata", "atas.kata-depan"]),
        (("./kita/b.yaml", "kita.kata"), ["kita.kata"]),
    ],
)
def test_rules_are_named_by_name_beginning_or_file(guideline: Guideline, which: tuple[str, ...], names: list[str]) -> None:
    found = asked_for(guideline, which)
    assert list(found) == names
    assert [guideline.rules[at].id for at in found.values()] == names
    assert all(guideline.rules[at].examples for at in found.values())


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("atas.kat", "Maksud Anda"),
        ("lain", "Tidak ada aturan"),
        ("lain/c.yaml", "bukan berkas aturan"),
        ("atas/guideline.yaml", "bukan berkas aturan"),
    ],
)
def test_what_is_not_in_the_guideline_is_said(guideline: Guideline, which: str, says: str) -> None:
    with pytest.raises(SelectorError, match=says):
        asked_for(guideline, (which,))


def test_a_file_that_is_not_there_is_said(guideline: Guideline) -> None:
    with pytest.raises(GuidelineError, match="tidak ditemukan"):
        asked_for(guideline, ("atas/z.yaml",))


def test_only_the_selected_rules_are_run(guideline: Guideline) -> None:
    assert [(one.rule.id, one.index) for one in broken_examples(guideline)] == [("kita.kata", 1)]
    assert list(broken_examples(guideline, asked_for(guideline, ("atas",)))) == []


def test_examples_of_one_rule_share_a_linter(guideline: Guideline, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(*given: Any, **named: Any) -> Linter:
        made.append(1)
        return Linter(*given, **named)

    monkeypatch.setattr(examples, "Linter", counted)
    list(broken_examples(guideline))
    assert len(made) == 3


def test_the_command_takes_them(home: Path, pesanlint: Callable[..., Any]) -> None:
    result = pesanlint("rules", "test", "atas.kata", "--config", home / "pesanlint.yaml")
    assert (result.status, result.out) == (0, "")
    assert "4 contoh dari 2 aturan" in result.err
    result = pesanlint("rules", "test", home / "kita/b.yaml", "--config", home / "pesanlint.yaml")
    assert (result.status, result.out.count("kita.kata, contoh ke-2")) == (1, 1)
    result = pesanlint("rules", "test", "lain", "--config", home / "pesanlint.yaml")
    assert result.status == 2
    assert "Galat: Tidak ada aturan" in result.err

"""Usual calls of `check` are parsed without click, with the same result, or left to click."""

import random
from pathlib import Path
from typing import Any

import click
import pytest

from pesanlint.cli import usual as module
from pesanlint.cli.check import check
from pesanlint.cli.checking import Options
from pesanlint.cli.usual import usual


def by_click(arguments: list[str]) -> tuple[tuple[Path, ...], Options]:
    params = dict(check.make_context("check", list(arguments)).params)
    paths = params.pop("paths")
    return paths, Options(**params)


def test_the_tables_are_those_of_click() -> None:
    options = {one.name: one for one in check.params if isinstance(one, click.Option)}
    assert options.keys() == set(Options._fields)
    assert {name for name, one in options.items() if one.is_flag} == module.FLAGS
    assert {name for name, one in options.items() if one.multiple} == module.MANY
    assert {name for name, one in options.items() if isinstance(one.type, click.Path)} == module.PATHS
    choices = {name: tuple(one.type.choices) for name, one in options.items() if isinstance(one.type, click.Choice)}
    assert choices == module.CHOICES
    assert all(one.opts == [f"--{str(name).replace('_', '-')}"] for name, one in options.items())


USUAL = [
    [],
    ["-"],
    ["a.txt", "b/", "-"],
    ["--fix", "a.txt", "--unsafe-fixes"],
    ["--output-format", "json", "a.txt"],
    ["--output-format=sarif", "--select", "kpu", "--select=bahasa.kata,bahasa.ejaan"],
    ["--jobs", "2", "--no-cache", "a.txt"],
    ["--config=x=y.yaml", "--stdin-filename", "naskah.md", "-"],
    ["--min-level", "error", "--fail-level=galat", "--exclude", "*.md"],
]


@pytest.mark.parametrize("arguments", USUAL, ids=" ".join)
def test_usual_calls_are_understood(arguments: list[str]) -> None:
    assert usual(["check", *arguments]) == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["rules", "list"],
        [],
        ["check", "--help"],
        ["check", ""],
        ["check", "--", "-a.txt"],
        ["check", "-x"],
        ["check", "--selec", "kpu"],
        ["check", "--fix=yes"],
        ["check", "--output-format", "xml"],
        ["check", "--output-format"],
        ["check", "--select", "--fix"],
        ["check", "--select="],
        ["check", "--jobs", "0"],
        ["check", "--jobs", "²"],
        ["check", "--unsafe_fixes"],
    ],
    ids=" ".join,
)
def test_other_calls_are_parsed_by_click(arguments: list[str]) -> None:
    assert usual(arguments) is None


def test_what_is_understood_is_as_click_understands_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("")
    dice = random.Random(16)
    names = [f"--{name.replace('_', '-')}" for name in Options._fields]
    words = ["a.txt", "-", "kpu", "json", "error", "3", "--", "--x", "-3", "", "a b", "x=y"]
    understood = 0
    for _ in range(3000):
        arguments = [
            dice.choice(names) + dice.choice(["", "", "=" + dice.choice(words)]) if dice.random() < 0.6 else dice.choice(words)
            for _ in range(dice.randrange(5))
        ]
        if (found := usual(["check", *arguments])) is not None:
            understood += 1
            assert found == by_click(arguments), arguments
    assert understood > 300


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--output-format", "xml"], ["--config", "tidak-ada.yaml"], ["--select", "zzz"]]
)
def test_both_say_the_same(pesanlint: Any, monkeypatch: pytest.MonkeyPatch, arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ini naskah.\n")
    (tmp_path / "kita").mkdir()
    (tmp_path / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (tmp_path / "pesanlint.yaml").write_text("guideline: kita\n")
    without = pesanlint("check", "a.txt", *arguments)
    monkeypatch.setattr(module, "usual", lambda _: None)
    assert pesanlint("check", "a.txt", *arguments) == without

"""The contestants: each takes the same list of words to replace and the same files, in its own form, and says its hits."""

import json
import random
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

CHECK = [str(Path(sys.executable).with_name("pesanlint")), "check"]
RIVALS = Path(__file__).parent / ".rivals"
HITS = 8
"""Words to find in every file."""

_SYLLABLES = [a + b for a in "bcdfghjklmnprstwy" for b in "aiueo"]


def terms(number: int) -> dict[str, str]:
    """Words that no text has by chance, each with one to put in its place."""
    chosen = random.Random(number)
    found: dict[str, str] = {}
    while len(found) < number:
        stem = "".join(chosen.choices(_SYLLABLES, k=4))
        found[f"qu{stem}q"] = f"ku{stem}k"
    return found


def sprinkle(paths: list[Path], wrong: list[str]) -> None:
    """Put `HITS` of the words into each file, between two words of its text."""
    for index, path in enumerate(paths):
        chosen = random.Random(index)
        words = path.read_text("utf-8").split(" ")
        for word in chosen.choices(wrong, k=HITS):
            words.insert(chosen.randrange(4, len(words)), word)
        path.write_text(" ".join(words), encoding="utf-8")


@dataclass(frozen=True)
class Contestant:
    """A program that can take the job: how to call it on a folder, and how many hits its output shows."""

    name: str
    command: list[str]
    hits: Callable[[str], int]


def contestants(desk: Path, words: Mapping[str, str]) -> tuple[list[Contestant], dict[str, str]]:
    """Those that are there, set up in a folder, and why the others are not."""
    made = [*_ours(desk, words)]
    missing = {
        "proselint": "takes no rules of the user's",
        "Harper": "takes no replacements of the user's",
    }
    for name, program, prepare in (
        ("Vale", RIVALS / "bin/vale", _vale),
        ("textlint + prh", RIVALS / "npm/node_modules/.bin/textlint", _textlint),
        ("codespell", RIVALS / "py/bin/codespell", _codespell),
        ("typos", RIVALS / "py/bin/typos", _typos),
    ):
        if shutil.which(program):
            made.append(Contestant(name, *prepare(str(program), desk, words)))
        else:
            missing[name] = "not installed (make rivals)"
    script = str(Path(__file__).parent / "scan.py")
    (desk / "words.json").write_text(json.dumps(dict(words)))
    for name, how in (("one `regex` a word", "regex"), ("bare automaton scan", "automaton")):
        made.append(Contestant(name, [sys.executable, script, how, str(desk / "words.json")], int))
    return made, missing


def pack(folder: Path, words: Mapping[str, str]) -> None:
    """A guideline with one rule a word, in files of 5,000."""
    (folder / "bersama").mkdir(parents=True, exist_ok=True)
    (folder / "pesanlint.yaml").write_text("guideline: bersama\n")
    (folder / "bersama/guideline.yaml").write_text("name: bersama\ntitle: Bersama\n")
    rules = [
        f"  - {{id: w{index}, kind: substitution, scope: all, names: true, swap: [{{not: {wrong}, use: {right}}}]}}\n"
        for index, (wrong, right) in enumerate(words.items())
    ]
    for start in range(0, len(rules), 5000):
        (folder / f"bersama/{start:06}.yaml").write_text("title: Kata\nrules:\n" + "".join(rules[start : start + 5000]))


def _ours(desk: Path, words: Mapping[str, str]) -> list[Contestant]:
    pack(desk, words)
    call = [*CHECK, "--no-cache", "--config", str(desk / "pesanlint.yaml")]
    return [
        Contestant("pesanlint, all cores", [*call, "--output-format", "jsonl"], _lines),
        Contestant("pesanlint, one core", [*call, "--output-format", "jsonl", "--jobs", "1"], _lines),
    ]


def _lines(output: str) -> int:
    return output.count("\n")


def _vale(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    style = desk / "styles/Bersama"
    style.mkdir(parents=True, exist_ok=True)
    swap = "".join(f"  {wrong}: {right}\n" for wrong, right in words.items())
    (style / "Kata.yml").write_text(f'extends: substitution\nmessage: "%s, %s"\nlevel: error\nignorecase: true\nswap:\n{swap}')
    (desk / "vale.ini").write_text(f"StylesPath = {desk / 'styles'}\nMinAlertLevel = error\n[*.txt]\nBasedOnStyles = Bersama\n")
    return [program, "--no-global", f"--config={desk / 'vale.ini'}", "--output=line", "--no-exit"], _lines


def _textlint(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    rules = "".join(f"  - expected: {right}\n    pattern: {wrong}\n" for wrong, right in words.items())
    (desk / "prh.yml").write_text(f"version: 1\nrules:\n{rules}")
    (desk / "textlintrc.json").write_text(json.dumps({"rules": {"prh": {"rulePaths": [str(desk / "prh.yml")]}}}))
    modules = str(RIVALS / "npm/node_modules")
    return (
        [program, "--config", str(desk / "textlintrc.json"), "--rules-base-directory", modules, "--format", "json"],
        lambda output: sum(len(one["messages"]) for one in json.loads(output)),
    )


def _codespell(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    (desk / "codespell.txt").write_text("".join(f"{wrong}->{right}\n" for wrong, right in words.items()))
    return [program, "-D", str(desk / "codespell.txt")], lambda output: output.count("==>")


def _typos(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    own = "".join(f'{wrong} = "{right}"\n' for wrong, right in words.items())
    (desk / "typos.toml").write_text(f"[default.extend-words]\n{own}")
    found = re.compile(r'"typo":"(\w+)"')  # it has a dictionary of English of its own, and cannot be told to leave it
    command = [program, "--isolated", "--config", str(desk / "typos.toml"), "--format", "json"]
    return command, lambda output: sum(word in words for word in found.findall(output))

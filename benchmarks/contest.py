"""The contestants: each takes the same list of terms to replace and the same files, in its own form, and says its hits.

Two lists: terms as people write them down, out of the guideline that we ship; and odd ones that all begin and end alike, which
give engines of regular expressions a shortcut (they leap to a rare common letter) that no real list gives them.
"""

import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

CHECK = [str(Path(sys.executable).with_name("pesanlint")), "check"]
HERE = Path(__file__).parent
RIVALS = HERE / ".rivals"
HITS = 8
"""Words to find in every file."""

_PLAIN = re.compile(r"[a-z]{4,}")
_PHRASE = re.compile(r"[a-z]{3,}(?: [a-z]{3,}){1,3}")
_SYLLABLES = [a + b for a in "bcdfghjklmnprstwy" for b in "aiueo"]


def terms(number: int) -> dict[str, str]:
    """Odd words that no text has by chance, each with one to put in its place."""
    chosen = random.Random(number)
    found: dict[str, str] = {}
    while len(found) < number:
        stem = "".join(chosen.choices(_SYLLABLES, k=4))
        found[f"qu{stem}q"] = f"ku{stem}k"
    return found


def real_terms(number: int) -> dict[str, str]:
    """Single words of the shipped guideline, as given in its files, each with the one to use.

    None stands in another, in a word to use or in a word of the generated releases: prh looks for parts of words.
    """
    from corpus import vocabulary

    known = " ".join(vocabulary())
    swaps = [swap for path in sorted((HERE.parent / "rules/bahasa").glob("*.yaml")) for swap in _swaps(path)]
    pairs = {wrong: right for wrong, right in swaps if _PLAIN.fullmatch(wrong) and _PLAIN.fullmatch(right)}
    everything = " ".join([*pairs, *pairs.values()])
    found = {wrong: right for wrong, right in pairs.items() if wrong not in known and everything.count(wrong) == 1}
    chosen = random.Random(1).sample(sorted(found), number)
    return {wrong: found[wrong] for wrong in chosen}


def real_phrases(number: int) -> dict[str, str]:
    """Phrases of two to four words in small letters, as given there, each with what to use; none stands in another or in the
    generated releases."""
    from corpus import release

    known = "\n".join(map(release, range(100))).lower()
    swaps = [swap for path in sorted((HERE.parent / "rules").glob("*/*.yaml")) for swap in _swaps(path)]
    pairs = {wrong: right for wrong, right in swaps if _PHRASE.fullmatch(wrong) and right.islower()}
    everything = "\n".join([*pairs, *pairs.values()])
    found = {wrong: right for wrong, right in pairs.items() if everything.count(wrong) == 1 and wrong not in known}
    chosen = random.Random(1).sample(sorted(found), min(number, len(found)))
    return {wrong: found[wrong] for wrong in chosen}


def _swaps(path: Path) -> Iterator[tuple[str, str]]:
    for rule in yaml.safe_load(path.read_text("utf-8")).get("rules", ()):
        for swap in rule.get("swap", ()):
            wrongs = swap["not"] if isinstance(swap["not"], list) else [swap["not"]]
            if isinstance(swap["use"], str):
                yield from ((str(wrong), swap["use"]) for wrong in wrongs)


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
    missing = {"proselint": "takes no terms of the user's"}
    for name, program, prepare in (
        ("Vale", RIVALS / "bin/vale", _vale),
        ("textlint + prh", RIVALS / "npm/node_modules/.bin/textlint", _textlint),
        ("Harper", RIVALS / "py/bin/harper", _harper),
        ("cspell", RIVALS / "npm/node_modules/.bin/cspell", _cspell),
        ("codespell", RIVALS / "py/bin/codespell", _codespell),
        ("typos", RIVALS / "py/bin/typos", _typos),
    ):
        if shutil.which(program):
            made.append(Contestant(f"{name} {_version(program)}".strip(), *prepare(str(program), desk, words)))
        else:
            missing[name] = "not installed (make rivals)"
    script = str(HERE / "scan.py")
    (desk / "words.json").write_text(json.dumps(dict(words)))
    for name, how in (("one `regex` a word", "regex"), ("bare automaton scan", "automaton")):
        made.append(Contestant(name, [sys.executable, script, how, str(desk / "words.json")], int))
    return made, missing


def pack(folder: Path, words: Mapping[str, str], *, apart: bool = False) -> None:
    """A guideline with the words in one rule, as the others take them; or with one rule a word (`apart`), in files of 5,000."""
    (folder / "bersama").mkdir(parents=True, exist_ok=True)
    (folder / "pesanlint.yaml").write_text("guideline: bersama\n")
    (folder / "bersama/guideline.yaml").write_text("name: bersama\ntitle: Bersama\n")
    swaps = [f"{{not: {wrong}, use: {right}}}" for wrong, right in words.items()]
    lists = [[swap] for swap in swaps] if apart else [swaps]
    rules = [
        f"  - {{id: w{index}, kind: substitution, scope: all, names: true, swap: [{', '.join(swap)}]}}\n"
        for index, swap in enumerate(lists)
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


def _version(program: Path) -> str:
    """The version of a rival; of Vale the one in its module file, for a build of one's own does not know its version."""
    if program.name == "vale":
        found = re.search(r"vale/v3 v([\d.]+)", (HERE / "rivals/go.mod").read_text())
    else:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        found = re.search(r"(\d+(?:\.\d+)+)", said)
    return found[1] if found else ""


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


def _harper(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    manifest = {"author": "x", "version": "1.0.0", "description": "x", "license": "Apache-2.0"}
    names = [f"W{index}" for index in range(len(words))]
    with zipfile.ZipFile(desk / "words.weirpack", "w") as pack:
        pack.writestr("manifest.json", json.dumps(manifest))
        for name, (wrong, right) in zip(names, words.items(), strict=True):
            said = {"message": right, "description": "x", "kind": "Miscellaneous", "becomes": right}
            pack.writestr(f"{name}.weir", f"expr main {wrong}\n" + "".join(f'let {k} "{v}"\n' for k, v in said.items()))
    command = [program, "lint", "--quiet", "--format", "compact", "--only", ",".join(names)]
    return [*command, "--weirpacks", str(desk / "words.weirpack")], lambda output: output.count("Miscellaneous::")


def _cspell(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    settings = {  # unknown words count from a length that none has, so that only the list is looked for
        "version": "0.2", "dictionaries": [], "minWordLength": 100, "flagWords": [f"{a}->{b}" for a, b in words.items()],
        "maxNumberOfProblems": 100_000, "maxDuplicateProblems": 100_000,
    }  # fmt: skip
    (desk / "cspell.json").write_text(json.dumps(settings))
    command = [program, "lint", "--no-progress", "--no-summary", "--no-gitignore", "--dot", "--root", str(desk.parent)]
    return [*command, "--config", str(desk / "cspell.json")], lambda output: output.count("Forbidden word")


def _codespell(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    (desk / "codespell.txt").write_text("".join(f"{wrong}->{right}\n" for wrong, right in words.items()))
    return [program, "-D", str(desk / "codespell.txt")], lambda output: output.count("==>")


def _typos(program: str, desk: Path, words: Mapping[str, str]) -> tuple[list[str], Callable[[str], int]]:
    own = "".join(f'"{wrong}" = "{right}"\n' for wrong, right in words.items())
    (desk / "typos.toml").write_text(f"[default.extend-words]\n{own}")
    found = re.compile(r'"typo":"(\w+)"')  # it has a dictionary of English of its own, and cannot be told to leave it
    command = [program, "--isolated", "--config", str(desk / "typos.toml"), "--format", "json"]
    return command, lambda output: sum(word in words for word in found.findall(output))

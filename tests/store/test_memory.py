"""Incremental compilation: a guideline recompiled after a change equals one compiled from scratch."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import pesanlint
from pesanlint.errors import GuidelineError
from pesanlint.guideline import Guideline, load, load_config
from pesanlint.guideline.triggers import Triggers
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.substitution import Substitution
from pesanlint.linter import Linter
from pesanlint.shipped import rules_root
from pesanlint.store import program
from pesanlint.store.database import Database
from pesanlint.store.guidelines import ready

FILES = {
    "pesanlint.yaml": "guideline: kita\nunit: KPU Kabupaten Jember\nroster: pejabat.csv\n",
    "pejabat.csv": "nama,jabatan,satuan,mulai\nBudi Santoso,Ketua,KPU Kabupaten Jember,2023-06-01\n",
    "atas/guideline.yaml": "name: atas\ntitle: Atas\n",
    "atas/a.yaml": """
title: Ejaan
rules:
  - id: imbau
    kind: substitution
    swap:
      - {not: himbau, use: imbau, inflect: true}
      - {not: walikota, use: wali kota, except: walikota cup}
    examples: [{bad: Warga dihimbau datang, good: Warga diimbau datang}]
  - {id: tempat, kind: substitution, derive: places, swap: [{not: dimana-mana, use: di mana-mana}]}
""",
    "atas/b.yaml": """
title: Pola
rules:
  - {id: pukul, kind: pattern, pattern: 'jam (?P<n>\\d+)', use: 'pukul {n}', message: 'Gunakan “{use}”.'}
  - {id: Jam, kind: pattern, pattern: '\\bJam Gadang\\b', match_case: true, message: Uji}
  - {id: spasi, kind: pattern, pattern: '  +', as_written: true, message: Uji}
""",
    "kita/guideline.yaml": "name: kita\ntitle: Kita\nextends: atas\n",
    "kita/c.yaml": """
title: Kita
rules:
  - id: wilayah
    kind: substitution
    swap: [{each: wilayah-kita, not: 'Kab. {nama}', use: 'Kabupaten {nama}'}]
  - {id: hindari, kind: forbidden, phrases: [{not: Jam Gadang, advice: Hindari}, {not: jam karet, advice: Hindari}]}
  - {id: orang, kind: person, check: introduced}
""",
    "kita/data/wilayah-kita.tsv": "nama\nJember\nSleman\n",
}
FILES["atas/b.yaml"] = FILES["atas/b.yaml"].replace("id: Jam", "id: jam")
TEXTS = (
    "Warga dihimbau datang jam 8 di Jam Gadang dan Kab. Jember.",
    "KPU himbaukan: walikota Cup, walikotanya dimasyarakat jam karet  dan hoaxnya.",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests, so that what is loaded from the same files is the same to the paths in it."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture
def desk(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for path in home.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return written(home, FILES)


def written(home: Path, files: dict[str, str | None]) -> Path:
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")
    return home / "pesanlint.yaml"


def held(guideline: Guideline) -> dict[str, object]:
    """Return the whole content of a guideline: rules, examples, triggers and findings."""
    triggers = guideline.triggers or Triggers.of(guideline.rules, guideline.desk)
    ids, needles, *further = triggers
    literals: dict[str, list[Any]] = {}
    for table in (needles.by_word, needles.by_part):
        for literal, anyhow, cased in table.literals():
            literals.setdefault(literal, []).extend([*anyhow, *cased.items()])
    linter = Linter(guideline)
    return {
        "rules": [(type(rule), asdict(rule)) for rule in guideline.rules],
        "layers": list(map(asdict, guideline.layers)),
        "desk": asdict(guideline.desk),
        "ids": ids,
        "literals": {literal: sorted(owners, key=str) for literal, owners in literals.items()},
        "traits": further,
        "findings": [linter.check_text(text) for text in TEXTS],
    }


def outcome(config: Path, *, remembered: bool) -> object:
    """Return the content of the guideline, or its problems."""
    try:
        made = ready(config, examples=True).guideline if remembered else load(load_config(config))
    except GuidelineError as error:
        return error.problems
    return held(made)


from_nothing: dict[tuple[tuple[str, str], ...], object] = {}


def must_be_the_same(config: Path) -> object:
    files = tuple((str(path), path.read_text("utf-8")) for path in sorted(config.parent.rglob("*.*")) if path.is_file())
    if files not in from_nothing:
        from_nothing[files] = outcome(config, remembered=False)
    found = outcome(config, remembered=True)
    assert found == from_nothing[files]
    return found


def replaced(name: str, old: str, new: str) -> dict[str, str | None]:
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new)}


CHANGES: dict[str, dict[str, str | None]] = {
    "a swap": replaced("atas/a.yaml", "not: walikota,", "not: [walikota, wali-kota],"),
    "a swap that takes an inflected form": replaced("kita/c.yaml", "swap: [", "swap: [{not: dihimbau, use: diminta}, "),
    "one that takes a derived form": replaced("kita/c.yaml", "swap: [", "swap: [{not: dimasyarakat, use: di antara warga}, "),
    "one that writes a derived form": replaced("kita/c.yaml", "swap: [", "swap: [{not: dimasyarakt, use: dimasyarakat}, "),
    "one that takes a form with an enclitic": replaced("kita/c.yaml", "swap: [", "swap: [{not: walikotanya, use: wali}, "),
    "a swap less": replaced("atas/a.yaml", "      - {not: himbau, use: imbau, inflect: true}\n", ""),
    "a level": replaced("atas/a.yaml", "kind: substitution\n", "kind: substitution\n    level: error\n"),
    "an example": replaced("atas/a.yaml", "diimbau datang}", "diimbau datang}, {ok: Dihimpun}"),
    "a topic's title": replaced("atas/a.yaml", "title: Ejaan", "title: Tulisan"),
    "a pattern": replaced("atas/b.yaml", "jam (?P", "jam +(?P"),
    "a rule in force for a time": replaced("kita/c.yaml", "kind: person", "kind: person, valid_from: 2020-01-01"),
    "a rule more": replaced(
        "kita/c.yaml", "rules:\n", "rules:\n  - {id: hoaks, kind: substitution, swap: [{not: hoax, use: hoaks}]}\n"
    ),
    "a rule less": replaced("kita/c.yaml", "  - {id: orang, kind: person, check: introduced}\n", "")
    | {"pesanlint.yaml": "guideline: kita\n"},
    "rules in another order": {"atas/a.yaml": FILES["atas/b.yaml"], "atas/b.yaml": FILES["atas/a.yaml"]},
    "a topic more": {
        "kita/b.yaml": "title: B\nrules:\n  - {id: baru, kind: substitution, swap: [{not: menghimbau, use: meminta}]}\n"
    },
    "a topic less": {"atas/b.yaml": None},
    "a file moved": {"atas/b.yaml": None, "atas/z.yaml": FILES["atas/b.yaml"]},
    "a rule off in a layer": {"kita/guideline.yaml": FILES["kita/guideline.yaml"] + "rules: {atas.imbau: off}\n"},
    "a rule locked": {"kita/guideline.yaml": FILES["kita/guideline.yaml"] + "rules: {atas.imbau: {locked: true}}\n"},
    "a level in the configuration": {"pesanlint.yaml": FILES["pesanlint.yaml"] + "rules: {atas.pukul: error}\n"},
    "terms added in the configuration": {
        "pesanlint.yaml": FILES["pesanlint.yaml"]
        + "rules: {atas.imbau: {add: {swap: [{not: dimasyarakat, use: di antara warga}]}}}\n"
    },
    "a table": {"kita/data/wilayah-kita.tsv": "nama\nJember\nBantul\n"},
    "a table that hides another": {"data/wilayah-kita.tsv": "nama\nMalang\n", "kita/data/wilayah-kita.tsv": None},
    "the roster": {"pejabat.csv": FILES["pejabat.csv"].replace("Budi Santoso", "Ani Lestari")},
    "the unit": {"pesanlint.yaml": FILES["pesanlint.yaml"].replace("Jember", "Sleman")},
    "a mistake": replaced("kita/c.yaml", "phrases:", "phrase:"),
    "YAML that is none": replaced("kita/c.yaml", "rules:\n", "rules:\n  - {\n"),
    "a rule twice": {"atas/c.yaml": FILES["atas/b.yaml"]},
    "a term of two rules": replaced("kita/c.yaml", "swap: [", "swap: [{not: walikota, use: bupati}, "),
    "a derived form of two rules": replaced("kita/c.yaml", "kind: substitution\n", "kind: substitution\n    derive: places\n"),
    "a circle": replaced("kita/c.yaml", "swap: [", "swap: [{not: imbau, use: anjur}, {not: anjur, use: himbau}, "),
    "a circle by a derived form": replaced("kita/c.yaml", "swap: [", "swap: [{not: di masyarakat, use: dimasyarakat}, "),
    "an empty term": replaced("kita/c.yaml", "not: jam karet", "not: ''"),
    "a wrong example": replaced("atas/a.yaml", "bad: Warga dihimbau datang, ", ""),
    "a name in the message": replaced("atas/b.yaml", "Gunakan “{use}”.", "Gunakan “{guna}”."),
    "a change to a rule that there is not": {"pesanlint.yaml": FILES["pesanlint.yaml"] + "rules: {atas.imba: off}\n"},
    "a selector of none": {"pesanlint.yaml": FILES["pesanlint.yaml"] + "ignore: atas.zzz\n"},
    "a manifest": {"kita/guideline.yaml": "name: kita\ntitle: Kita\nextends: [atas, bawah]\n"},
    "a pack's language": {"kita/guideline.yaml": FILES["kita/guideline.yaml"] + "language: en\n"},
    "the language of a pack above": {
        "inggris/guideline.yaml": "name: inggris\ntitle: Inggris\nlanguage: en\n",
        "kita/guideline.yaml": "name: kita\ntitle: Kita\nextends: [inggris, atas]\n",
    },
    "a file that is no rule": {"kita/data/kata.txt": "a\n"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_the_result_equals_a_fresh_load(desk: Path, change: dict[str, str | None]) -> None:
    first = must_be_the_same(desk)
    assert isinstance(first, dict), first
    written(desk.parent, change)
    must_be_the_same(desk)
    written(desk.parent, {**dict.fromkeys(change), **{name: FILES[name] for name in change if name in FILES}})
    assert must_be_the_same(desk) == first


@pytest.mark.parametrize("seed", range(3))
def test_after_many_changes_too(desk: Path, seed: int) -> None:
    """Each step makes one change of the table or takes one back, whatever else is changed."""
    dice = random.Random(seed)
    on: set[str] = set()
    for _ in range(10):
        on ^= {dice.choice(list(CHANGES))}
        files = {name: text for change in sorted(on) for name, text in CHANGES[change].items()}
        gone = {name for change in CHANGES.values() for name in change if name not in FILES}
        written(desk.parent, {**dict.fromkeys(gone), **FILES, **files})
        must_be_the_same(desk)


def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the rules that are worked out from now on."""
    found: list[str] = []
    for kind in (Substitution, Pattern):

        def counted(self: Any, taken: Any, original: Any = kind.expanded) -> Any:
            found.append(self.id)
            return original(self, taken)

        monkeypatch.setattr(kind, "expanded", counted)
    return found


WORKED_OUT = {
    "an example": [],
    "a level": ["atas.imbau"],
    "a pattern": ["atas.pukul"],
    "a swap that takes an inflected form": ["atas.imbau", "kita.wilayah"],
    "one that takes a derived form": ["atas.tempat", "kita.wilayah"],
    "a rule more": ["kita.hoaks"],
    "a table": ["kita.wilayah"],
    "a rule locked": ["atas.imbau"],
    "the roster": [],
}


@pytest.mark.parametrize(("change", "names"), WORKED_OUT.items(), ids=WORKED_OUT)
def test_only_parts_that_depend_on_a_change_are_computed(
    desk: Path, change: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(desk)
    found = count(monkeypatch)
    written(desk.parent, CHANGES[change])
    ready(desk)
    assert sorted(found) == names


def test_only_a_changed_file_is_read_as_yaml(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(desk)
    read: list[str] = []
    from pesanlint.dialects import drafts

    original = drafts.decoded
    monkeypatch.setattr(drafts, "decoded", lambda raw, shown: read.append(Path(shown).name) or original(raw, shown))
    written(desk.parent, CHANGES["a level"])
    ready(desk)
    assert read == ["a.yaml"]


def test_another_version_of_the_program_does_not_use_the_cache(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(desk)
    found = count(monkeypatch)
    monkeypatch.setattr(program, "stamp", lambda: "another")
    ready(desk)
    assert len(found) == 6


def test_what_is_not_changed_is_written_once(desk: Path) -> None:
    from pesanlint.store.database import database

    def rows() -> int:
        store = database()
        assert isinstance(store, Database)
        return sum(store.rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("pieces", "literals"))

    ready(desk)
    before = rows()
    assert before > 1000
    written(desk.parent, CHANGES["a pattern"])
    ready(desk)
    assert rows() - before < 10


@pytest.mark.parametrize(
    "what", ["DELETE FROM pieces", "UPDATE pieces SET data = data || ' '", "UPDATE literals SET data = 'x'"]
)
@pytest.mark.parametrize("part", ["", "odd"])
def test_what_is_damaged_is_not_remembered(desk: Path, what: str, part: str) -> None:
    from pesanlint.store.database import database

    ready(desk)
    store = database()
    assert store
    store.write((what + (" WHERE unicode(key) % 2 = 1" if part else ""), [()]))
    written(desk.parent, CHANGES["a level"])
    must_be_the_same(desk)
    must_be_the_same(desk)


PROGRAM_CHANGES = {
    "a word list": ("rules/data/kata-tempat.txt", "masyarakat", "maasyarakat"),
    "the code": ("language/id/prepositions.py", "if words", "if noun != 'masyarakat' and words"),
}


@pytest.mark.parametrize(("file", "old", "new"), PROGRAM_CHANGES.values(), ids=PROGRAM_CHANGES)
def test_a_changed_installation_is_seen(desk: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    package = tmp_path / "site/pesanlint"
    shutil.copytree(Path(pesanlint.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__", "rules"))
    shutil.copytree(rules_root(), package / "rules")
    code = (
        "import sys; from pathlib import Path; from pesanlint.store.guidelines import ready\n"
        "print(*sorted(dict(ready(Path(sys.argv[1])).guideline.rules[1].derived)))"
    )

    def forms() -> set[str]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
        done = subprocess.run([sys.executable, "-c", code, desk], env=environment, capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    assert "dimasyarakat" in forms()
    text = (package / file).read_text("utf-8")
    assert old in text
    (package / file).write_text(text.replace(old, new), "utf-8")
    assert "dimasyarakat" not in forms()

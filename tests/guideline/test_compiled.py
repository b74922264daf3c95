"""The cache of compiled guidelines: what it hands back, and what makes it load anew."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from pesanlint.guideline import Guideline, GuidelineError, load, load_config
from pesanlint.linter import Linter
from pesanlint.store import folder as caching
from pesanlint.store import guidelines as compiled
from pesanlint.store.guidelines import fetch, ready

CONFIG = "guideline: kita\nunit: KPU Kabupaten Melati\nroster: pejabat.csv\n"
MANIFEST = "name: kita\ntitle: Kita\n"
TOPIC = """
title: Istilah
rules:
  - id: hoaks
    kind: substitution
    valid_from: 2020-01-01
    swap: [{not: hoax, use: hoaks}]
"""
RULE = 5
"""The piece of an entry that holds its only rule."""
ROSTER = "nama,jabatan,satuan,mulai\nBudi Santoso,Ketua,KPU Kabupaten Melati,2023-06-01\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a pack and a roster of its own, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "desk"
    (folder / "kita").mkdir(parents=True)
    for name, text in {
        "pesanlint.yaml": CONFIG,
        "kita/guideline.yaml": MANIFEST,
        "kita/a.yaml": TOPIC,
        "pejabat.csv": ROSTER,
    }.items():
        (folder / name).write_text(text)
    return folder / "pesanlint.yaml"


def entry() -> Path:
    folder = caching.folder()
    assert folder
    (found,) = folder.glob("guideline-*.json")
    return found


def held(guideline: Guideline) -> tuple[object, ...]:
    """What a guideline holds, but for the examples, which are not kept."""
    rules = [(type(rule), asdict(replace(rule, examples=()))) for rule in guideline.rules]
    return rules, list(map(asdict, guideline.layers)), asdict(guideline.desk)


def test_hands_back_what_was_loaded(desk: Path) -> None:
    assert fetch(desk) is None
    made = ready(desk)
    found = fetch(desk)
    assert found
    assert held(found.guideline) == held(made.guideline)
    assert found.guideline.triggers == made.guideline.triggers
    assert asdict(found.file.config) == asdict(made.file.config)
    assert found.file.folder == desk.parent
    assert found.identity == made.identity


def test_the_shipped_guideline_too(desk: Path, kpu: Guideline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.parent)
    ready(None)
    found = fetch(None)
    assert found
    assert held(found.guideline) == held(kpu)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pesanlint.yaml", CONFIG + "min_level: error\n"),
        ("kita/a.yaml", TOPIC.replace("hoax", "hoaxs")),
        ("kita/b.yaml", TOPIC.replace("id: hoaks", "id: lain").replace("hoax", "haox")),
        ("pejabat.csv", ROSTER.replace("Budi", "Badu")),
        ("kita/data/kata.tsv", "kata\nx\n"),
    ],
)
def test_loads_anew_when_a_file_changes(desk: Path, name: str, text: str) -> None:
    ready(desk)
    file = desk.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    assert fetch(desk) is None


def test_loads_anew_when_a_pack_takes_the_place_of_a_shipped_one(desk: Path) -> None:
    (desk.parent / "kita/guideline.yaml").write_text(MANIFEST + "extends: bahasa\n")
    ready(desk)
    assert fetch(desk)
    (desk.parent / "bahasa").mkdir()
    (desk.parent / "bahasa/guideline.yaml").write_text("name: bahasa\ntitle: Bahasa kita\n")
    assert fetch(desk) is None


def test_loads_anew_when_a_file_is_gone(desk: Path) -> None:
    ready(desk)
    (desk.parent / "kita/a.yaml").unlink()
    assert fetch(desk) is None


def test_loads_anew_for_another_version(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(desk)
    monkeypatch.setattr(compiled, "_program", lambda: "another")
    assert fetch(desk) is None


@pytest.mark.parametrize("at", [0, 10, 200])
def test_a_damaged_entry_is_no_entry(desk: Path, at: int) -> None:
    ready(desk)
    data = bytearray(entry().read_bytes())
    data[at] ^= 1
    entry().write_bytes(data)
    assert fetch(desk) is None
    entry().write_bytes(data[: len(data) // 2])
    assert fetch(desk) is None
    assert ready(desk).guideline.rules


def test_a_damaged_rule_is_loaded_anew(desk: Path) -> None:
    made = ready(desk)
    data = bytearray(entry().read_bytes())
    data[-5] ^= 1
    entry().write_bytes(data)
    found = fetch(desk)
    assert found
    assert held(found.guideline) == held(made.guideline)


@pytest.mark.parametrize(
    "body",
    [
        {"os:system": {}},
        {"pesanlint.rule:field": {}},
        {"pesanlint.kinds.pattern:re": {}},
        {"subprocess:Popen": {"args": "true"}},
        {"pesanlint.guideline.guideline:Guideline": {"no_such_field": 1}},
        "text",
        [],
        {},
    ],
)
@pytest.mark.parametrize("piece", [1, RULE])
def test_an_entry_makes_nothing_but_data(desk: Path, piece: int, body: object) -> None:
    """Even one whose checksum is right: what is damaged is loaded anew, the whole of it or the rule."""
    made = ready(desk)
    head, _, data = entry().read_bytes().partition(b"\n")
    known = json.loads(head)
    pieces = [data[start:end] for start, end in pairwise(accumulate(known["lengths"], initial=0))]
    pieces[piece - 1] = json.dumps([body] * 3 if piece == 1 else body).encode()
    always, rules = pieces[: RULE - 1], pieces[RULE - 1 :]
    lengths, hashes = list(map(len, pieces)), list(map(compiled._hash, rules))
    known |= {"whole": compiled._hash(compiled._dumped([lengths, hashes]), *always), "lengths": lengths, "rules": hashes}
    entry().write_bytes(json.dumps(known).encode() + b"\n" + b"".join(pieces))
    found = fetch(desk)
    assert (found is None) == (piece == 1)
    if found:
        assert held(found.guideline) == held(made.guideline)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no modes")
def test_trusts_nothing_that_others_can_write(desk: Path) -> None:
    ready(desk)
    entry().chmod(0o666)
    assert fetch(desk) is None
    entry().chmod(0o600)
    assert fetch(desk)
    folder = entry().parent
    folder.chmod(0o777)
    assert fetch(desk) is None
    assert ready(desk).identity == ""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows needs a right to make links")
def test_follows_no_link(desk: Path, tmp_path: Path) -> None:
    ready(desk)
    moved = entry().rename(tmp_path / "elsewhere.json")
    folder = caching.folder()
    assert folder
    (folder / moved.name).symlink_to(moved)
    assert fetch(desk) is None


def test_no_cache_folder_no_cache(desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert ready(desk).guideline.rules
    assert fetch(desk) is None


def test_characters_that_part_things_in_the_cache_may_stand_in_a_term(desk: Path) -> None:
    (desk.parent / "kita/a.yaml").write_text(TOPIC.replace("not: hoax", 'not: "ho\\x1eax\\x1fya"'))
    ready(desk)
    found = fetch(desk)
    assert found
    assert [finding.found for finding in Linter(found.guideline).check_text("Ini ho\x1eax\x1fya.")] == ["ho\x1eax\x1fya"]


def test_mistakes_are_never_kept(desk: Path) -> None:
    (desk.parent / "kita/a.yaml").write_text(TOPIC.replace("swap", "swop"))
    for _ in range(2):
        with pytest.raises(GuidelineError):
            ready(desk)
    (desk.parent / "kita/a.yaml").write_text(TOPIC)
    assert load(load_config(desk)).rules


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_what_is_no_file_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk.parent / "kita/kata.txt")
    code = f"from pathlib import Path; from pesanlint.store.guidelines import ready; ready(Path({str(desk)!r}))"
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode == 0


def test_writers_at_the_same_time_leave_a_whole_entry(desk: Path) -> None:
    code = f"from pathlib import Path; from pesanlint.store.guidelines import ready; ready(Path({str(desk)!r}))"
    writers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [writer.wait(120) for writer in writers] == [0] * 4
    assert fetch(desk)
    assert [path.name for path in entry().parent.iterdir()] == [entry().name]


def test_entries_written_long_ago_are_cleared_away(desk: Path) -> None:
    ready(desk)
    mine = entry()
    old, young, other = (mine.with_name(name) for name in ("guideline-old.json", "guideline-young.json", "else.json"))
    for path in (old, young, other):
        path.write_text("{}")
    for path in (old, other):
        os.utime(path, (0, 0))
    mine.unlink()
    ready(desk)
    assert [path.exists() for path in (old, young, other)] == [False, True, True]


@pytest.mark.parametrize(
    "change", [lambda lengths: lengths[:-1], lambda lengths: [*lengths[:-1], lengths[-1] + 1], lambda _: []]
)
def test_wrong_lengths_are_no_entry(desk: Path, change) -> None:
    ready(desk)
    head, _, body = entry().read_bytes().partition(b"\n")
    known = json.loads(head)
    entry().write_bytes(json.dumps(known | {"lengths": change(known["lengths"])}).encode() + b"\n" + body)
    assert fetch(desk) is None
    assert ready(desk).guideline.rules

"""The cache of compiled guidelines: what it returns, and which changes cause a new compilation."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from pesanlint.errors import GuidelineError
from pesanlint.guideline import Guideline, load, load_config
from pesanlint.linter import Linter
from pesanlint.records import Table
from pesanlint.store import folder, program
from pesanlint.store.database import NAME, checksum, packed, unpacked
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
ROSTER = "nama,jabatan,satuan,mulai\nBudi Santoso,Ketua,KPU Kabupaten Melati,2023-06-01\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a pack and a roster of its own, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = tmp_path / "desk"
    (home / "kita").mkdir(parents=True)
    for name, text in {
        "pesanlint.yaml": CONFIG,
        "kita/guideline.yaml": MANIFEST,
        "kita/a.yaml": TOPIC,
        "kita/z.yaml": "title: Orang\nrules:\n  - {id: orang, kind: person, check: introduced}\n",  # reads the roster
        "pejabat.csv": ROSTER,
    }.items():
        (home / name).write_text(text)
    return home / "pesanlint.yaml"


def path() -> Path:
    where = folder.folder()
    assert where
    return where / NAME


def change(statement: str, *values: object) -> None:
    """Change what the cache holds, behind the back of the program."""
    with closing(sqlite3.connect(path())) as database, database:
        assert database.execute(statement, values).rowcount > 0


def held(guideline: Guideline) -> tuple[object, ...]:
    """Return the content of a guideline without its examples, which are not cached."""
    rules = [(type(rule), _plain(asdict(replace(rule, examples=())))) for rule in guideline.rules]
    return rules, list(map(asdict, guideline.layers)), asdict(guideline.desk)


def _plain(fields: dict[str, object]) -> dict[str, object]:
    """Return the fields of a rule with its tables, which only the cache makes, as tuples."""
    return {name: tuple(map(asdict, one)) if isinstance(one, Table) else one for name, one in fields.items()}


def waiting(guideline: Guideline) -> tuple[object, ...]:
    """Return the triggers of a guideline's rules."""
    assert guideline.triggers
    ids, needles, *further = guideline.triggers
    tables = needles.by_word, needles.by_part
    return ids, [sorted(table.literals(), key=str) for table in tables], needles.parts, further


def test_hands_back_what_was_loaded(desk: Path) -> None:
    assert fetch(desk) is None
    made = ready(desk)
    found = fetch(desk)
    assert found
    assert held(found.guideline) == held(made.guideline)
    assert waiting(found.guideline) == waiting(made.guideline)
    assert asdict(found.file.config) == asdict(made.file.config)
    assert found.file.folder == desk.parent
    assert found.identity == made.identity


def test_the_shipped_guideline_too(desk: Path, kpu: Guideline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.parent)
    ready(None)
    found = fetch(None)
    assert found
    assert held(found.guideline) == held(kpu)
    (desk.parent / "pesanlint.yaml").write_text("rules: {bahasa.kata-baku: {add: {swap: [{not: aabila, use: apabila}]}}}\n")
    changed = ready(desk)  # takes the word from those that are derived
    assert held(changed.guideline) == held(load(load_config(desk)))


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
    monkeypatch.setattr(program, "stamp", lambda: "another")
    assert fetch(desk) is None


DAMAGES = {
    "the data of the guideline": ("UPDATE guidelines SET data = data || ' '", False),
    "its checksum": ("UPDATE guidelines SET checksum = 0", False),
    "no text": ("UPDATE guidelines SET data = NULL, checksum = NULL", False),
    "a rule": ("UPDATE pieces SET data = CAST(replace(data, 'hoaks', 'hoaxs') AS BLOB)", True),
    "a rule that is gone": ("DELETE FROM pieces", True),
    "a literal": ("UPDATE literals SET data = X'2901' WHERE key = 'hoax'", True),
    "literals that are no text": ("UPDATE literals SET data = NULL", True),
}


@pytest.mark.parametrize(("statement", "is_found"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_loaded_anew(desk: Path, statement: str, is_found: bool) -> None:
    made = ready(desk)
    change(statement)
    found = fetch(desk)
    assert (found is not None) == is_found
    again = found or ready(desk)
    assert [finding.found for finding in Linter(again.guideline).check_text("Ini hoax.")] == ["hoax"]
    assert held(again.guideline) == held(made.guideline)


def test_a_guideline_that_is_cleared_away_meanwhile_is_loaded_anew(desk: Path) -> None:
    ready(desk)
    found = fetch(desk)
    assert found
    change("DELETE FROM guidelines")
    change("DELETE FROM pieces")
    assert [finding.found for finding in Linter(found.guideline).check_text("Ini hoax.")] == ["hoax"]


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\x00" + bytes(200)])
def test_a_broken_file_is_begun_anew(desk: Path, content: bytes) -> None:
    path().write_bytes(content)
    assert ready(desk).identity
    assert fetch(desk)


def test_a_file_of_another_version_is_begun_anew(desk: Path) -> None:
    with closing(sqlite3.connect(path())) as database:
        database.execute("PRAGMA user_version = 99")
    assert ready(desk).identity
    assert fetch(desk)


@pytest.mark.parametrize(
    "body",
    [
        ["record", "os:system", 1, {}],
        ["record", "pesanlint.rule:Scope", 1, {}],
        ["record", "pesanlint.kinds.pattern:re", 1, {}],
        ["records", "subprocess:Popen", 1, {"args": ("true",)}],
        ["record", "pesanlint.guideline.guideline:Guideline", 1, {"no_such_field": (1,)}],
        ["record", "pesanlint.rule:Example", 1, {"bad": ("a", "b")}],
        ["records", "pesanlint.rule:Example", 2, {"bad": 5}],
        ["level", ["text"]],
        ["date", "text"],
        ["dict", ("a",), ()],
        ["tuple", 5],
        ["unknown"],
        compile("1 / 0", "", "eval"),
        "text",
        [],
        {},
    ],
)
def test_an_entry_makes_nothing_but_data(desk: Path, body: object) -> None:
    """Even with a correct checksum: a damaged guideline or rule is loaded again."""
    made = ready(desk)
    data = packed(body)
    with closing(sqlite3.connect(path())) as database:
        ((whole,),) = database.execute("SELECT data FROM guidelines").fetchall()
    _, (key, *_), *_ = unpacked(whole)["rules"]
    change("UPDATE pieces SET data = ?, checksum = ? WHERE key = ?", data, checksum(key, data), key)
    found = fetch(desk)
    assert found
    assert held(found.guideline) == held(made.guideline)
    for first in ("first", "rules"):
        with closing(sqlite3.connect(path())) as database:
            number, whole = database.execute("SELECT id, data FROM guidelines ORDER BY made DESC").fetchone()
        data = packed({**unpacked(whole), first: [body] * 3})
        change("UPDATE guidelines SET data = ?, checksum = ? WHERE id = ?", data, checksum(number, data), number)
        assert fetch(desk) is None
        assert ready(desk).guideline.rules


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no modes")
@pytest.mark.parametrize(
    "spoil", [lambda file: file.chmod(0o666), lambda file: file.parent.chmod(0o777)], ids=["file", "folder"]
)
def test_trusts_nothing_that_others_can_write(desk: Path, spoil: Callable[[Path], None]) -> None:
    code = "import sys; from pathlib import Path; from pesanlint.store.guidelines import fetch; sys.exit(fetch(Path(sys.argv[1])) is None)"

    def is_found() -> bool:
        return subprocess.run([sys.executable, "-c", code, desk], check=False).returncode == 0

    ready(desk)
    assert is_found()
    spoil(path())
    assert not is_found()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows needs a right to make links")
def test_follows_no_link(desk: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    path().symlink_to(elsewhere)
    assert ready(desk).identity
    assert elsewhere.read_bytes() == b"mine"


def test_no_cache_folder_no_cache(desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert ready(desk).guideline.rules
    assert fetch(desk) is None


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
    found = fetch(desk)
    assert found
    assert [finding.found for finding in Linter(found.guideline).check_text("Ini hoax.")] == ["hoax"]


def test_entries_written_long_ago_are_cleared_away(desk: Path) -> None:
    ready(desk)
    change("UPDATE guidelines SET made = 0, place = 'of another desk'")
    ready(desk)
    with closing(sqlite3.connect(path())) as database:
        assert database.execute("SELECT count(*), min(made) > 0 FROM guidelines").fetchone() == (1, 1)
        assert database.execute("SELECT count(DISTINCT guideline) FROM uses").fetchone() == (1,)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes are forked")
def test_a_forked_process_opens_a_connection_of_its_own(desk: Path) -> None:
    ready(desk)
    found = fetch(desk)
    assert found
    child = os.fork()
    if child == 0:
        os._exit(Linter(found.guideline).check_text("Ini hoax.")[0].found != "hoax")
    assert os.waitpid(child, 0)[1] == 0
    assert [finding.found for finding in Linter(found.guideline).check_text("Ini hoax.")] == ["hoax"]


def words(guideline: Guideline) -> frozenset[str] | None:
    """Return the words by which the literals of a guideline in the cache are looked up, if they are few."""
    assert guideline.triggers
    return guideline.triggers.needles.words


def test_the_words_of_a_small_guideline_are_known(desk: Path) -> None:
    """Also those of rules that are as they were when the guideline is compiled again."""
    assert (words(ready(desk).guideline) or set()) >= {"hoax"}
    (desk.parent / "kita/b.yaml").write_text(TOPIC.replace("hoaks", "ijin").replace("hoax", "izin jalan"))
    later = ready(desk).guideline
    table = later.triggers.needles.by_word if later.triggers else None
    assert words(later) == {key for key in (words(later) or set()) if table and dict(table.find({key}))}
    assert (words(later) or set()) >= {"hoax", "jalan"}


def test_those_of_a_large_guideline_are_asked_for(desk: Path) -> None:
    swaps = ", ".join(f"{{not: kata{number}, use: x}}" for number in range(6000))
    (desk.parent / "kita/b.yaml").write_text(f"title: B\nrules:\n  - {{id: b, kind: substitution, swap: [{swaps}]}}\n")
    assert words(ready(desk).guideline) is None

"""Tables derived from word lists, which an earlier run has made."""

import os
from pathlib import Path

import pytest

from pesanlint import kept
from pesanlint.store import program, tables
from pesanlint.store.database import database


class Counted:
    """Makes a table, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, tuple[int, ...]]:
        self.times += 1
        return {"a": (1, 2)}


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(tables, "rules_root", lambda: tmp_path)
    monkeypatch.setattr(tables, "_new", [])
    monkeypatch.setattr(kept, "find", [*kept.find])
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("a")
    _age(tmp_path)
    monkeypatch.setattr("pesanlint.store.inputs._JUST_NOW", 0)
    tables.use()
    return tmp_path


def _age(folder: Path, seconds: int = 10) -> None:
    file = folder / "data" / "a.txt"
    os.utime(file, (file.stat().st_mtime - seconds,) * 2)


def asked(make: Counted) -> object:
    return kept.find[-1]("table", ["a.txt"], make)


def test_a_table_is_made_once() -> None:
    make = Counted()
    first = asked(make)
    tables.keep()
    assert asked(make) == first == {"a": (1, 2)}
    assert make.times == 1


def test_a_table_is_made_again_after_a_change_of_its_file(folder: Path) -> None:
    make = Counted()
    asked(make)
    tables.keep()
    (folder / "data" / "a.txt").write_text("b")
    asked(make)
    assert make.times == 2


def test_a_table_is_made_again_after_a_change_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Counted()
    asked(make)
    tables.keep()
    monkeypatch.setattr(program, "stamp", lambda: "another")
    asked(make)
    assert make.times == 2


def test_a_table_of_a_file_that_was_changed_just_now_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pesanlint.store.inputs._JUST_NOW", 10**15)
    make = Counted()
    asked(make)
    tables.keep()
    asked(make)
    assert make.times == 2


def test_a_damaged_table_is_made_again() -> None:
    make = Counted()
    asked(make)
    tables.keep()
    store = database()
    assert store
    store.write(("UPDATE pieces SET data = x'00'", [()]))
    assert asked(make) == {"a": (1, 2)}
    assert make.times == 2


def test_without_a_cache_tables_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pesanlint.store.tables.database", lambda: None)
    make = Counted()
    asked(make)
    asked(make)
    tables.keep()
    assert make.times == 2

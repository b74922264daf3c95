"""Importing modules of the program from Python's own bytecode."""

import importlib
import os
import py_compile
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from pesanlint import importing

NAME = "pesanlint.contoh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contoh.py").write_text('"""A module."""\nvalue = 1\n')
    py_compile.compile(str(tmp_path / "contoh.py"), doraise=True)
    return tmp_path


def found(folder: Path) -> ModuleSpec | None:
    return importing.Finder.find_spec(NAME, [str(folder)])


def run(spec: ModuleSpec) -> object:
    module = importlib.util.module_from_spec(spec)
    assert spec.loader
    spec.loader.exec_module(module)
    return module.value


def test_a_module_is_what_python_imports(folder: Path) -> None:
    spec = found(folder)
    usual = importlib.machinery.PathFinder.find_spec(NAME, [str(folder)])
    assert spec
    assert usual
    names = ("name", "origin", "cached", "has_location", "submodule_search_locations", "parent")
    assert [getattr(spec, name) for name in names] == [getattr(usual, name) for name in names]
    assert run(spec) == 1
    assert spec.loader
    assert spec.loader.get_source(NAME) == '"""A module."""\nvalue = 1\n'  # type: ignore[attr-defined]


def test_a_package_is_found_too(tmp_path: Path) -> None:
    (tmp_path / "contoh").mkdir()
    file = tmp_path / "contoh" / "__init__.py"
    file.write_text("value = 2\n")
    py_compile.compile(str(file), doraise=True)
    spec = found(tmp_path)
    assert spec
    assert spec.submodule_search_locations == [str(tmp_path / "contoh")]
    assert run(spec) == 2


def changed(folder: Path) -> None:
    (folder / "contoh.py").write_text('"""A module."""\nvalue = 1234\n')


def touched(folder: Path) -> None:
    os.utime(folder / "contoh.py", (1, 1))


def damaged(folder: Path) -> None:
    (file,) = (folder / "__pycache__").iterdir()
    file.write_bytes(file.read_bytes()[:30])


def of_another_python(folder: Path) -> None:
    (file,) = (folder / "__pycache__").iterdir()
    file.write_bytes(b"abcd" + file.read_bytes()[4:])


def moved(folder: Path) -> None:
    (folder / "elsewhere.py").write_text((folder / "contoh.py").read_text())
    os.utime(folder / "elsewhere.py", ns=(0, (folder / "contoh.py").stat().st_mtime_ns))
    (file,) = (folder / "__pycache__").iterdir()
    py_compile.compile(str(folder / "elsewhere.py"), cfile=str(file), doraise=True)


def checked_by_a_hash(folder: Path) -> None:
    py_compile.compile(str(folder / "contoh.py"), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)


def missing(folder: Path) -> None:
    (file,) = (folder / "__pycache__").iterdir()
    file.unlink()


@pytest.mark.parametrize("how", [changed, touched, damaged, of_another_python, moved, checked_by_a_hash, missing])
def test_bytecode_that_is_not_up_to_date_is_left_to_python(folder: Path, how: object) -> None:
    assert callable(how)
    how(folder)
    assert found(folder) is None


def test_what_is_not_ours_or_not_there_is_left_to_python(folder: Path) -> None:
    assert importing.Finder.find_spec("contoh", [str(folder)]) is None
    assert importing.Finder.find_spec(NAME, None) is None
    assert importing.Finder.find_spec("pesanlint.tidak_ada", [str(folder)]) is None


@pytest.mark.parametrize("given", [True, False])
def test_a_finder_is_used_unless_bytecode_is_elsewhere(monkeypatch: pytest.MonkeyPatch, given: bool) -> None:
    monkeypatch.setattr(sys, "meta_path", [])
    monkeypatch.setattr(sys, "pycache_prefix", "/elsewhere" if given else None)
    importing.use()
    assert bool(sys.meta_path) is not given

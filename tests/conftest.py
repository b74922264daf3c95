"""Fixtures of all tests."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from pesanlint.errors import GuidelineError
from pesanlint.guideline import Guideline, load, load_config
from pesanlint.linter import Linter

# In CI the generated cases are the same in every run, so that a failure there is one of the change and not of the dice.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the tests' own: the user's is neither read nor written."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("LOCALAPPDATA", str(folder))
        yield folder


@pytest.fixture(scope="session")
def kpu() -> Guideline:
    """The guideline that pesanlint ships, as a desk without a configuration gets it."""
    return load(load_config(None))


@pytest.fixture(scope="session")
def linter(kpu: Guideline) -> Linter:
    """A linter with all shipped rules."""
    return Linter(kpu)


@dataclass(frozen=True)
class Result:
    """The exit status and the output of a command."""

    status: int
    out: str
    err: str


@pytest.fixture
def pesanlint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Result]:
    """Runs the command line in a folder of its own."""
    from pesanlint.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*args: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["pesanlint", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Result(int(left.value.code or 0), out, err)

    return run


Files = dict[str, str]


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[Files], Path]:
    """Return a function that writes files (path → text) into a new folder and returns the folder."""

    def write(files: Files) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def loaded(desk: Callable[[Files], Path]) -> Callable[[Files], Guideline]:
    """The guideline that the `pesanlint.yaml` among some files asks for."""
    return lambda files: load(load_config(desk(files) / "pesanlint.yaml"))


@pytest.fixture
def problems(loaded: Callable[[Files], Guideline], tmp_path: Path) -> Callable[[Files], list[str]]:
    """What is wrong with some files, each as `path:line:column: message`, paths relative to their folder."""

    def collect(files: Files) -> list[str]:
        with pytest.raises(GuidelineError) as caught:
            loaded(files)
        return [str(problem).removeprefix(f"{tmp_path.resolve()}/") for problem in caught.value.problems]

    return collect

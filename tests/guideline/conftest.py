from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.guideline import Guideline, GuidelineError, load, load_config

Files = dict[str, str]


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[Files], Path]:
    """Writes files (path → text) into a folder of their own, and says where it is."""

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

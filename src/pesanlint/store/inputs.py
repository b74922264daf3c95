"""The inputs of a guideline: its files, and the program that loads it."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pesanlint.guideline.config import LOCK, SHARED, Config, ConfigFile
from pesanlint.guideline.guideline import Layer
from pesanlint.inputs import MIB, read_bounded
from pesanlint.shipped import rules_root
from pesanlint.store import program

_INPUTS = (".yaml", ".tsv", ".txt", ".aff", ".dic", ".yml", ".ini", "vale")
_LARGEST = 16 * MIB
"""Bytes: maximum size of an input of a guideline."""


def place(config: Path | None, *, allow_outside: bool) -> str | None:
    """The name of an entry; None if a folder in the working folder shadows the default guideline."""
    if config is None and (Path.cwd() / Config().guideline).is_dir():
        return None
    return program.hashed(f"{config.absolute() if config else ''}", f"{allow_outside}", program.stamp())


def folders(config: Path | None, file: ConfigFile, layers: Sequence[Layer]) -> list[Path]:
    """All folders in which a changed, new or removed file can change the guideline, sorted."""
    shipped = rules_root()
    found = {path for path in shipped.iterdir() if path.is_dir()}
    if config is not None:
        found |= {
            file.folder / "data",
            file.folder / file.config.guideline,
            *(file.folder / SHARED / name for name in file.config.packs),
        }
    for folder in {layer.folder for layer in layers if layer.folder and not layer.folder.is_relative_to(shipped)}:
        found |= {folder, folder / "data", folder.parent / "data", *(folder.parent / layer.name for layer in layers)}
    return sorted(found.union(*(layer.watched for layer in layers)))


def files(config: Path | None, file: ConfigFile) -> list[Path]:
    """All files outside these folders that can change the guideline, sorted."""
    if config is None:
        return []
    own = (file.config.roster, file.config.facts, LOCK if file.config.packs else "")
    return sorted({config.absolute(), *(file.folder / name for name in own if name)})


def inputs(folders: Iterable[Path], files: Iterable[Path]) -> str:
    """A hash of all inputs of a guideline."""
    found = hashlib.sha256()
    for folder in folders:
        found.update(f"{folder}\0".encode("utf-8", "surrogateescape"))
        for name in sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ():
            if name.endswith(_INPUTS):
                _add(found, folder / name)
    for path in files:
        _add(found, path)
    return found.hexdigest()


def word_lists() -> str:
    """A hash of the program and of the word lists from which forms are derived."""
    found = hashlib.sha256(program.stamp().encode())
    for path in sorted((rules_root() / "data").glob("*.txt")):
        _add(found, path)
    return found.hexdigest()


def _add(found: "hashlib._Hash", path: Path) -> None:
    try:
        content = read_bounded(path, _LARGEST)
    except OSError:  # loading says why
        content = b""
    found.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)

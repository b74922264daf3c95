"""The inputs of a guideline: its files, and the program that loads it."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pesanlint.guideline.config import LOCK, SHARED, Config, ConfigFile
from pesanlint.guideline.guideline import Layer
from pesanlint.hashing import Hash, sha256
from pesanlint.inputs import MIB, read_bounded
from pesanlint.shipped import rules_root
from pesanlint.store import program

_INPUTS = (".yaml", ".tsv", ".txt", ".aff", ".dic", ".yml", ".ini", "vale")
_LARGEST = 16 * MIB
"""Bytes: maximum size of an input of a guideline."""
_JUST_NOW = 2 * 10**9
"""Nanoseconds: some file systems tell times to two seconds."""


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
    """A hash of the content of all inputs of a guideline."""
    found = sha256()
    for folder in folders:
        found.update(f"{folder}\0".encode("utf-8", "surrogateescape"))
        for entry in _in_folder(folder):
            _add(found, folder / entry.name)
    for path in files:
        _add(found, path)
    return found.hexdigest()


def stamps(folders: Sequence[str], files: Sequence[str]) -> str:
    """A hash of the names, sizes and times of all inputs; no other content has the same.

    Empty if one was changed just now: within the resolution of the clock it could be changed again and look the same.
    """
    times = [time.time_ns() - _JUST_NOW]
    found: list[object] = [*folders]
    for name, status in _statuses(folders, files):
        found += name, status and (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        times += (status.st_mtime_ns, status.st_ctime_ns) if status else ()
    return program.hashed(repr(found)) if max(times) == times[0] else ""


def _statuses(folders: Iterable[str], files: Iterable[str]) -> "Iterator[tuple[str, os.stat_result | None]]":
    for folder in folders:
        for entry in _in_folder(folder):
            yield entry.name, entry.stat()
    for file in files:
        try:
            yield file, os.stat(file)  # noqa: PTH116
        except OSError:
            yield file, None


def _in_folder(folder: str | Path) -> "list[os.DirEntry[str]]":
    """The inputs in a folder, in the order of their names."""
    if not os.path.isdir(folder):  # noqa: PTH112
        return []
    return sorted((entry for entry in os.scandir(folder) if entry.name.endswith(_INPUTS)), key=lambda entry: entry.name)


def word_lists() -> str:
    """A hash of the program and of the word lists from which forms are derived."""
    found = sha256(program.stamp().encode())
    for path in sorted((rules_root() / "data").glob("*.txt")):
        _add(found, path)
    return found.hexdigest()


def _add(found: Hash, path: Path) -> None:
    try:
        content = read_bounded(path, _LARGEST)
    except OSError:  # loading says why
        content = b""
    found.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)

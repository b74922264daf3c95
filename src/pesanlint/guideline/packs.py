"""Shared packs as a project keeps them: their copies in `.pesanlint/packs`, and the lock file that says what these must hold.

Nothing is fetched here; `workspace.packs` does that when somebody runs `pesanlint packs lock`.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pesanlint.authoring.fields import STRICT
from pesanlint.authoring.marked import NOTHING, read
from pesanlint.authoring.project import Project
from pesanlint.authoring.validation import validate_file
from pesanlint.dialects.native import MANIFEST
from pesanlint.errors import GuidelineError, PesanlintError, Problem, reason
from pesanlint.guideline.config import LOCK, SHARED, ConfigFile, Shared
from pesanlint.inputs import MIB
from pesanlint.records import NamedTuple
from pesanlint.shipped import rules_root

MOST_FILES = 2000
MOST_BYTES = 16 * MIB
DEEPEST = 10
MEND = "Jalankan `pesanlint packs lock`"
_HIDDEN_BUT_READ = frozenset([".vale.ini", ".vale"])

Files = Mapping[str, bytes]
"""The files of a pack: paths from its top, with `/`, and contents."""


class PackError(PesanlintError):
    """A shared pack cannot be used; the message (Indonesian) says why."""


@dataclass(frozen=True, slots=True)
class Locked:
    """An entry of the lock file: where the pack came from, and what it held."""

    __pydantic_config__ = STRICT

    hash: str
    version: str = ""
    git: str = ""
    commit: str = ""
    folder: str = ""
    zip: str = ""
    path: str = ""

    def is_of(self, asked: Shared) -> bool:
        """Whether it answers to what the configuration asks for."""
        same = all(getattr(self, key) == getattr(asked, key) for key in ("git", "commit", "folder", "zip", "path"))
        return same and asked.version in ("", self.version) and asked.hash in ("", self.hash)


@dataclass(frozen=True, slots=True)
class _LockFile:
    __pydantic_config__ = STRICT

    packs: dict[str, Locked] = field(default_factory=dict)


class Packs(NamedTuple):
    """The shared packs of a configuration: their folders by name, and what is wrong with them."""

    folders: dict[str, Path]
    problems: list[Problem]


def shared_packs(file: ConfigFile) -> Packs:
    """Compare the packs that a configuration asks for, the lock file, and the copies."""
    source = file.source or NOTHING
    if not file.config.packs:
        return Packs({}, [])
    problems: list[Problem] = []
    folders: dict[str, Path] = {}

    def wrong(at: tuple[str, ...], message: str) -> None:
        problems.append(source.problem(at, message, at_key=True))

    try:
        locked = read_lock(file)
    except GuidelineError as error:
        return Packs({}, list(error.problems))
    for name, asked in file.config.packs.items():
        at = ("packs", name)
        if message := misnamed(name):
            wrong(at, message)
        elif name not in locked:
            wrong(at, f"Pak “{name}” belum ada dalam {LOCK}. {MEND}.")
        elif not locked[name].is_of(asked):
            wrong(at, f"Pak “{name}” dalam {LOCK} berasal dari sumber, versi, atau hash yang lain. {MEND}.")
        else:
            folders[name] = file.folder / SHARED / name
            try:
                if digest(files_in(folders[name], file.project)) != locked[name].hash:
                    wrong(at, f"Isi {SHARED}/{name} berbeda dari {LOCK}. {MEND}, atau kembalikan berkas-berkasnya.")
            except FileNotFoundError:
                wrong(at, f"Folder {SHARED}/{name} tidak ada. {MEND}.")
            except (PackError, OSError) as error:
                why = reason(error) if isinstance(error, OSError) else error
                wrong(at, f"{SHARED}/{name} tidak dapat dipakai: {why}. {MEND}.")
    for name in sorted((locked.keys() | copies(file)) - file.config.packs.keys()):
        wrong(("packs",), f"Pak “{name}” masih ada dalam {LOCK} atau {SHARED}, tetapi tidak dalam “packs”. {MEND}.")
    return Packs(folders, problems)


def copies(file: ConfigFile) -> set[str]:
    """The names of what lies in the folder of copies."""
    try:
        return {entry.name for entry in os.scandir(file.folder / SHARED)}
    except OSError:
        return set()


def misnamed(name: str) -> str:
    """What is wrong (Indonesian) with the name of a shared pack; empty if it can be used."""
    if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii() or not name[0].isalnum():
        return f"Nama pak “{name}” terdiri atas huruf, angka, “-”, dan “_”."
    return f"“{name}” nama pak bawaan pesanlint; beri nama lain." if (rules_root() / name).is_dir() else ""


def read_lock(file: ConfigFile) -> dict[str, Locked]:
    """The entries of the lock file by name; none without a lock file.

    Raises:
        GuidelineError: it cannot be read.
    """
    path = file.folder / LOCK
    if not os.path.lexists(path):
        return {}
    source = read(path, file.project)
    found, problems = validate_file(_LockFile, source)
    if problems:
        raise GuidelineError(problems)
    return found.packs


def written_lock(packs: Mapping[str, Locked]) -> bytes:
    """The lock file with these entries."""
    lines = ["# Ditulis oleh `pesanlint packs lock`. Simpan bersama pesanlint.yaml, dan jangan disunting.", "packs:"]
    for name, one in sorted(packs.items()):
        values = {key: value for key, value in asdict(one).items() if value}
        lines += [f"  {name}:", *(f"    {key}: '{value.replace(chr(39), chr(39) * 2)}'" for key, value in values.items())]
    return ("\n".join(lines) + "\n").encode()


def digest(files: Files) -> str:
    """The hash of a pack: of its files in the order of their paths, each with its length."""
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    return f"sha256:{found.hexdigest()}"


def belongs(name: str) -> bool:
    """Whether a file is part of a pack by its path: hidden files and folders are not, but for a configuration of Vale."""
    *folders, last = name.split("/")
    return not any(one.startswith(".") for one in folders) and (not last.startswith(".") or last in _HIDDEN_BUT_READ)


def must_be_safe(files: Mapping[str, int]) -> None:
    """Look at the paths and sizes of a pack's files before one is read.

    Raises:
        PackError: there are too many, they are too large, or a path could lead elsewhere on some system.
    """
    if len(files) > MOST_FILES:
        raise PackError(f"memuat lebih dari {MOST_FILES} berkas")
    if sum(files.values()) > MOST_BYTES:
        raise PackError(f"lebih besar daripada {MOST_BYTES // MIB} MiB")
    seen: set[str] = set()
    for name in files:
        parts = name.split("/")
        if len(parts) > DEEPEST:
            raise PackError(f"foldernya bersarang lebih dari {DEEPEST} tingkat")
        if any(part in ("", ".", "..") or part != part.rstrip(" .") or len(part.encode()) > 200 for part in parts):
            raise PackError(f"nama berkas “{name}” menunjuk ke luar pak, atau tidak dapat dipakai di semua sistem")
        if any(sign in '\\:*?"<>|' or not sign.isprintable() for sign in name):
            raise PackError(f"nama berkas “{name}” memuat tanda yang tidak boleh ada di semua sistem")
        if name.casefold() in seen:
            raise PackError(f"dua berkasnya hanya dibedakan oleh huruf besar: “{name}”")
        seen.add(name.casefold())


def files_in(folder: Path, project: Project) -> dict[str, bytes]:
    """The files of a pack in a folder.

    Raises:
        PackError: there is a link or what is no file, or too much of it.
        OSError: it cannot be read, or lies outside the project.
    """
    sizes: dict[str, int] = {}
    todo = [""]
    while todo:
        above = todo.pop()
        for entry in os.scandir(folder / above):
            name = f"{above}{entry.name}"
            if not belongs(name):
                continue
            if entry.is_symlink():
                raise PackError(f"“{name}” tautan; pak tidak boleh memuat tautan")
            if entry.is_dir(follow_symlinks=False):
                todo.append(f"{name}/")
                if name.count("/") >= DEEPEST:
                    raise PackError(f"foldernya bersarang lebih dari {DEEPEST} tingkat")
            else:
                sizes[name] = entry.stat(follow_symlinks=False).st_size
                if len(sizes) > MOST_FILES:
                    raise PackError(f"memuat lebih dari {MOST_FILES} berkas")
    must_be_safe(sizes)
    return {name: project.read(folder / name, MOST_BYTES) for name in sorted(sizes)}


def is_pack(files: Files) -> bool:
    """Whether files are those of a pack: with a manifest, or the rules of another program."""
    return MANIFEST in files or any(name.endswith((".yml", ".ini")) for name in files)

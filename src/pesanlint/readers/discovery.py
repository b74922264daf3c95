"""Finds the files to check: named files, and files in named folders."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pesanlint.errors import reason
from pesanlint.readers.formats import FORMATS, PASSED_OVER, REVIEWED
from pesanlint.records import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
else:
    GitIgnoreSpec = object  # a name in quotes would be compiled at every start, which takes longer than all of this module


Warn = Callable[[str], None]


def discover(
    paths: Iterable[Path],
    *,
    exclude: Sequence[str] = (),
    root: Path = Path(),
    force_exclude: bool = False,
    passed_over: set[Path] | None = None,
    warn: Warn = lambda _: None,
    also: Collection[str] = (),
) -> Iterator[Path]:
    """The files to check, each once, in the order of `paths`; files of a folder are ordered by name.

    A named file is always included, whatever its name. In a folder, only files of a known format are included, except those
    that are hidden, excluded, or ignored by a `.gitignore`; links to folders are not followed. A path that does not exist and a
    folder that cannot be listed are yielded too: reading them reports the error.

    Args:
        paths: files and folders.
        exclude: patterns as in `.gitignore`, relative to `root`.
        root: the folder of the configuration.
        force_exclude: whether `exclude` also applies to named files (pre-commit names every file).
        passed_over: a set to which files are added that may contain prose in a format that is not read.
        warn: called with an Indonesian message for each ignored line of a `.gitignore`.
        also: further extensions of files to include, without their points.

    Raises:
        ValueError: a pattern of `exclude` is invalid.
    """
    rules = _rules(root, exclude)
    known = FORMATS.keys() | {f".{one}" for one in also} if also else FORMATS.keys()
    seen: set[str] = set()
    for path in paths:
        if is_folder(path):
            found = _files(path, rules, root, passed_over, warn, known)
        else:
            place = _place(path.parent) / path.name
            found = iter([] if force_exclude and _ignored(rules, place) else [(path, str(place))])
        for file, name in found:
            key = os.path.normcase(name)
            if key not in seen:
                seen.add(key)
                yield file


class _Rules(NamedTuple):
    """Patterns and the folder to which they are relative."""

    folder: Path
    spec: GitIgnoreSpec


def _files(
    top: Path, excluded: Sequence[_Rules], root: Path, passed_over: set[Path] | None, warn: Warn, known: Collection[str]
) -> Iterator[tuple[Path, str]]:
    """The files under a folder: the path to show, and the name of the absolute path without links to folders."""
    place = _place(top)
    todo = [(top, place, _rules_above(place, _place(root), warn))]
    while todo:
        folder, place, above = todo.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:  # no permission, removed meanwhile, or the path is too long
            yield folder, str(place)
            continue
        ignoring = (*above, *_gitignore(place, warn))
        prefix, has_rules = os.path.join(place, ""), bool(excluded or ignoring)  # noqa: PTH118
        subfolders = []
        for entry in entries:
            is_inner = _is_inner(entry)
            is_text = not is_inner and _is_text(entry, known)
            unread = not (is_inner or is_text or passed_over is None) and _extension(entry) in PASSED_OVER
            if entry.name.startswith(".") or not (is_inner or unread or is_text):
                continue
            if is_text and not has_rules:  # as in most folders
                yield folder / entry.name, prefix + entry.name
                continue
            at = place / entry.name
            if _ignored(excluded, at, is_folder=is_inner) or _ignored(ignoring, at, is_folder=is_inner):
                continue
            if unread and passed_over is not None:
                passed_over.add(at)
            elif is_inner:
                subfolders.append((folder / entry.name, at, ignoring))
            else:
                yield folder / entry.name, str(at)
        todo += reversed(subfolders)


def _is_inner(entry: os.DirEntry[str]) -> bool:
    """Whether a directory entry is a folder, not a link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a directory entry, which is no folder, is a link to one."""
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:
        return False


def _extension(entry: os.DirEntry[str]) -> str:
    return os.path.splitext(entry.name)[1].lower()  # noqa: PTH122


def _is_text(entry: os.DirEntry[str], known: Collection[str]) -> bool:
    """Whether a directory entry has the name of a known format, and is neither a review of ours nor a link to a folder."""
    stem, extension = os.path.splitext(entry.name)  # noqa: PTH122
    return extension.lower() in known and not stem.endswith(REVIEWED) and not _leads_to_folder(entry)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; False if that cannot be determined: reading it reports the error."""
    try:
        return path.is_dir()
    except OSError:  # no permission for its folder
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _place(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # circular links, a NUL
        return path.absolute()


def _rules(folder: Path, patterns: Iterable[str]) -> tuple[_Rules, ...]:
    """The compiled patterns of `exclude`; empty without patterns.

    Raises:
        ValueError: a pattern is invalid; the message is Indonesian.
    """
    if not (lines := list(patterns)):
        return ()
    from pesanlint.readers.ignoring import PatternError, parse

    faults: list[PatternError] = []
    spec = parse(lines, faults)
    if faults:
        raise ValueError(f"“{lines[faults[0].line - 1][:60]}”: {faults[0]}")
    return (_Rules(_place(folder), spec),)


def _gitignore(folder: Path, warn: Warn) -> tuple[_Rules, ...]:
    """The patterns of a folder's `.gitignore`; like in Git, invalid lines are ignored, with a warning."""
    file = folder / ".gitignore"
    if not os.path.lexists(file):  # most folders do not need the import below
        return ()
    from pesanlint.readers.ignoring import PatternError, read

    faults: list[PatternError] = []
    try:
        spec = read(file, faults)
    except OSError as error:
        warn(f"{file}: dilewati: {reason(error)}.")
        return ()
    for fault in faults:
        warn(f"{file}:{fault.line}: {fault}")
    return (_Rules(folder, spec),) if spec else ()


def _rules_above(folder: Path, root: Path, warn: Warn) -> tuple[_Rules, ...]:
    """The patterns of `.gitignore`s above a folder, up to the repository's (else the configuration's) folder, outermost first.

    They do not count if they ignore the folder itself, because it was named.
    """
    border = next((above for above in (folder, *folder.parents) if _exists(above / ".git")), root)
    above = [
        rules for parent in reversed(folder.parents) if parent.is_relative_to(border) for rules in _gitignore(parent, warn)
    ]
    return () if _ignored(above, folder, is_folder=True) else tuple(above)


def _ignored(rules: Sequence[_Rules], place: Path, *, is_folder: bool = False) -> bool:
    """Whether the patterns exclude a path; the innermost folder with a matching pattern decides."""
    for folder, spec in reversed(rules):
        if place.is_relative_to(folder):
            include = spec.check_file(place.relative_to(folder).as_posix() + "/" * is_folder).include
            if include is not None:
                return include
    return False

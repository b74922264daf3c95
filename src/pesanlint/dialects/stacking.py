"""Read a pack and all packs that it extends, of any dialect."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pesanlint.authoring.problems import did_you_mean
from pesanlint.authoring.project import ANYWHERE, HOW, Project
from pesanlint.dialects.drafts import Known, Pack
from pesanlint.dialects.native import MANIFEST, read_pack
from pesanlint.errors import Problem
from pesanlint.language.languages import DEFAULT
from pesanlint.shipped import rules_root


def stack(
    name: str,
    base: Path,
    asked_by: Problem,
    problems: list[Problem],
    project: Project = ANYWHERE,
    known: Known = lambda _: None,
    shared: Mapping[str, Path] = MappingProxyType({}),
) -> list[Pack]:
    """Return a pack and all packs that it extends, lowest first, as far as they can be read.

    Args:
        name: a pack's name or path.
        base: the folder that a path is relative to.
        asked_by: the position that names the pack; its message is not used.
        problems: receives missing packs, wrong manifests and packs that extend themselves.
        project: the project that must contain packs and their files.
        known: the cached drafts of their files.
        shared: the folders of shared packs, by name.
    """
    found: dict[Path, Pack] = {}
    _stack(name, base, asked_by, found, (), problems, project, known, shared)
    return list(found.values())


def _stack(
    name: str,
    base: Path,
    asked_by: Problem,
    found: dict[Path, Pack],
    above: tuple[Path, ...],
    problems: list[Problem],
    project: Project,
    known: Known,
    shared: Mapping[str, Path],
) -> None:
    folder = _folder(name, base, shared)
    if folder is None:
        shipped = sorted({*shared, *(path.parent.name for path in rules_root().glob(f"*/{MANIFEST}"))})
        hint = did_you_mean(name, shipped) or f" Pak yang tersedia: {', '.join(shipped)}."
        message = f"Pak “{name}” tidak ditemukan.{hint}"
        with suppress(OSError, ValueError):  # a name that is too long
            if (base / name).is_dir():
                message = f"Folder “{name}” bukan pak: tidak ada {MANIFEST} di dalamnya."
        problems.append(asked_by._replace(message=message))
        return
    if not project.holds(folder):
        problems.append(asked_by._replace(message=f"Pak “{name}” berada di luar folder proyek {project.root}. {HOW}."))
        return
    if folder in above:
        circle = " → ".join(path.name for path in (*above, folder))
        problems.append(asked_by._replace(message=f"Pak ini bertumpu pada dirinya sendiri: {circle}."))
        return
    if folder in found:
        return
    pack = _pack(folder, problems, project, known)
    for index, lower in enumerate(pack.extends):
        asked_by = pack.manifest.problem(("extends", index), "")
        _stack(lower, folder.parent, asked_by, found, (*above, folder), problems, project, known, shared)
    if not pack.language:
        first = found.get(_folder(pack.extends[0], folder.parent, shared) or folder) if pack.extends else None
        pack = replace(pack, language=first.language if first else DEFAULT.code)
    found[folder] = pack


def _folder(name: str, base: Path, shared: Mapping[str, Path]) -> Path | None:
    """Return the folder of a pack, or the file or folder of another program's rules."""
    own = shared.get(name) or base / name
    try:
        for path in (own, rules_root() / name):
            if (path / MANIFEST).is_file():
                return path.resolve()
        return own.resolve() if _is_foreign(own) else None
    except (OSError, ValueError):  # a name that is too long, an inaccessible folder
        return None


def _is_foreign(path: Path) -> bool:
    """Whether a path names a Vale configuration, a Vale style or a prh dictionary."""
    if path.is_file():
        return path.suffix in (".ini", ".yml", ".yaml") or path.name in (".vale", "_vale")
    is_configured = any((path / name).is_file() for name in (".vale.ini", "_vale.ini", "vale.ini"))
    return path.is_dir() and (is_configured or any(path.glob("*.yml")) or any(path.glob("*/*.yml")))


def _pack(path: Path, problems: list[Problem], project: Project, known: Known) -> Pack:
    if (path / MANIFEST).is_file():
        return read_pack(path, problems, project, known)
    if path.suffix in (".yml", ".yaml"):
        from pesanlint.dialects.prh import read_dictionary

        return read_dictionary(path, project)
    from pesanlint.dialects.vale import read_style

    return read_style(path, project)

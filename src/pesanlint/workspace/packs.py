"""Fetches shared packs and locks them: from a commit of a Git repository, a folder or a ZIP file, into `.pesanlint/packs`.

git runs as a program with fixed arguments. Nothing is checked out: files are read from its objects, so that no hook, filter
or submodule of the repository has an effect.
"""

import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pesanlint.authoring.marked import NOTHING, decoded
from pesanlint.authoring.project import HOW
from pesanlint.authoring.validation import validate_file
from pesanlint.dialects.native import MANIFEST, Manifest
from pesanlint.dialects.versions import unmet
from pesanlint.errors import GuidelineError, Problem, ReadError, WriteError, reason
from pesanlint.guideline.config import LOCK, SHARED, ConfigFile, Shared
from pesanlint.guideline.packs import (
    MOST_BYTES,
    MOST_FILES,
    Files,
    Locked,
    PackError,
    belongs,
    digest,
    files_in,
    is_pack,
    misnamed,
    must_be_safe,
    read_lock,
    written_lock,
)  # fmt: skip
from pesanlint.readers.archives import Archive
from pesanlint.readers.limits import DEFAULT
from pesanlint.writing import put

_SECONDS = 300
_LIMITS = DEFAULT._replace(size=MOST_BYTES, unpacked=MOST_BYTES, entries=MOST_FILES)
_KEPT = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_ASKPASS", "GIT_PROXY_SSL_CAINFO")
"""Git's environment variables that are kept, for access to a server. The others select a repository, as inside a hook."""


def lock(file: ConfigFile) -> list[str]:
    """Fetch all packs of a configuration, write their copies and the lock file, and return what has changed (Indonesian).

    Raises:
        GuidelineError: a pack cannot be fetched, or does not match its entry; then nothing has been written.
        WriteError: a file cannot be written.
    """
    source = file.source or NOTHING
    problems: list[Problem] = []
    found: dict[str, Files] = {}
    now: dict[str, Locked] = {}
    before = read_lock(file)
    for name, asked in file.config.packs.items():
        try:
            if message := misnamed(name):
                raise PackError(message.rstrip("."))
            files = _fetched(asked, file)
            now[name], found[name] = _locked(name, asked, files), files
        except (PackError, ReadError) as error:
            problems.append(source.problem(("packs", name), f"Pak “{name}”: {str(error).rstrip('.')}.", at_key=True))
        except OSError as error:
            problems.append(source.problem(("packs", name), f"Pak “{name}” tidak dapat dibaca: {reason(error)}.", at_key=True))
        except GuidelineError as error:
            problems += error.problems
    if problems:
        raise GuidelineError(problems)
    _write(file, found, before.keys() - now.keys())
    put(file.folder / LOCK, written_lock(now))
    return list(_changes(before, now))


def _changes(before: Mapping[str, Locked], now: Mapping[str, Locked]) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        if not new:
            yield f"{name}: dihapus"
        elif not old or old.hash != new.hash:
            versions = " → ".join(dict.fromkeys(one.version or one.hash[7:19] for one in (old, new) if one))
            yield f"{name}: {'diperbarui' if old else 'ditambahkan'}, {versions}"


def _locked(name: str, asked: Shared, files: Files) -> Locked:
    """Return the lock entry of a pack, after comparing it with its entry in the configuration.

    Raises:
        PackError: it does not match.
        GuidelineError: its manifest is wrong.
    """
    manifest = Manifest(name, "")
    if MANIFEST in files:
        manifest, problems = validate_file(Manifest, decoded(files[MANIFEST], f"{SHARED}/{name}/{MANIFEST}"))
        if problems:
            raise GuidelineError(problems)
    elif not is_pack(files):
        raise PackError(f"tidak ada {MANIFEST} di sini; sebutkan foldernya dengan “path”")
    if manifest.name != name:
        raise PackError(f"namanya “{manifest.name}”; pakai nama itu dalam “packs”")
    if manifest.pesanlint and (message := unmet(manifest.pesanlint)):
        raise PackError(message)
    if asked.version and asked.version != manifest.version:
        raise PackError(f"versinya “{manifest.version}”, yang diminta “{asked.version}”")
    found = digest(files)
    if asked.hash and asked.hash != found:
        raise PackError(f"hash isinya {found}, yang diminta {asked.hash}. Jangan dipakai sebelum jelas mengapa berubah")
    return Locked(found, manifest.version, asked.git, asked.commit, asked.folder, asked.zip, asked.path)


def _fetched(asked: Shared, file: ConfigFile) -> Files:
    """Return the files of a pack.

    Raises:
        PackError, ReadError, OSError: they cannot be read, or are refused.
    """
    if asked.folder:
        return files_in(file.folder / asked.folder / asked.path, file.project)
    if asked.zip:
        return _in_zip(file.project.read(file.folder / asked.zip, MOST_BYTES), asked.path)
    if asked.git.startswith("file://") and not file.project.holds(Path(asked.git.removeprefix("file://"))):
        raise PackError(f"repositori itu di luar folder proyek. {HOW}")
    return _in_git(asked.git, asked.commit, asked.path)


def _in_zip(data: bytes, path: str) -> Files:
    archive = Archive(data, _LIMITS)
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in archive.entries):
        raise PackError("ZIP itu memuat tautan; pak tidak boleh memuat tautan")
    names = [name for name in archive if belongs(name)]
    tops = {name.partition("/")[0] for name in names}
    if not path and len(tops) == 1 and all("/" in name for name in names):  # the usual form of a packed folder
        path = tops.pop()
    inside = f"{path}/" if path else ""
    sizes = {entry.filename.removeprefix(inside): entry.file_size for entry in archive.entries if entry.filename in names}
    own = {name.removeprefix(inside): name for name in names if name.startswith(inside)}
    must_be_safe({name: sizes[name] for name in own})
    return {short: archive.read(name) for short, name in own.items()}


def _in_git(address: str, commit: str, path: str) -> Files:
    with tempfile.TemporaryDirectory(prefix="pesanlint-") as made:
        folder = Path(made)
        _git(folder, "init", "--quiet", "--bare", "--template=", ".")
        _git(folder, "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--depth=1", "--", address, commit)
        if (
            _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}").decode().strip()
            != commit
        ):
            raise PackError(f"“{commit}” bukan hash commit")
        try:
            listed = _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", f"{commit}:{path}")
        except PackError:
            raise PackError(f"tidak ada folder “{path}” dalam commit itu") from None
        objects: dict[str, str] = {}
        sizes: dict[str, int] = {}
        for line in filter(None, listed.split(b"\0")):
            about, _, raw = line.partition(b"\t")
            mode, _, blob, size = about.decode().split()
            name = raw.decode("utf-8", "replace")
            if not belongs(name):
                continue
            if mode not in ("100644", "100755"):
                raise PackError(f"“{name}” tautan atau submodul; pak tidak boleh memuatnya")
            objects[name], sizes[name] = blob, int(size)
        must_be_safe(sizes)
        asked = "".join(f"{blob}\n" for blob in objects.values()).encode()
        return dict(zip(objects, _blobs(_git(folder, "cat-file", "--batch", given=asked)), strict=True))


def _blobs(data: bytes) -> Iterator[bytes]:
    """Yield the contents of the output of `git cat-file --batch`: a line of name, kind and size, the content, a line end."""
    at = 0
    while at < len(data):
        start = data.index(b"\n", at) + 1
        end = start + int(data[at:start].split()[2])
        yield data[start:end]
        at = end + 1


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git with the allowed protocols only, and without hooks, prompts or an enclosing repository.

    Raises:
        PackError: git is missing or fails.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    environment |= {"GIT_ALLOW_PROTOCOL": "https:ssh:file", "GIT_TERMINAL_PROMPT": "0", "GIT_DIR": str(folder)}
    settings = (
        f"core.hooksPath={os.devnull}",
        "protocol.version=2",
        "fetch.fsckObjects=true",
        "gc.auto=0",
        "maintenance.auto=false",
    )
    command = ["git", *(word for one in settings for word in ("-c", one)), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  A list, and no shell.
            command, cwd=folder, env=environment, input=given, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise PackError(f"git tidak selesai dalam {_SECONDS} detik") from None
    except OSError:
        raise PackError("git tidak dapat dijalankan; pasang git") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").splitlines()
        raise PackError(f"git: {lines[-1] if lines else 'gagal tanpa pesan'}")
    return done.stdout


def _write(file: ConfigFile, packs: Mapping[str, Files], removed: "set[str]") -> None:
    """Write these files to the copies, and remove others."""
    top = file.folder / SHARED
    for folder in (top.parent, top, *(top / name for name in (*packs, *removed))):
        if folder.is_symlink():
            raise WriteError(f"{folder} tautan, dan tautan tidak diikuti. Hapus tautannya.")
    for name in removed:
        _clear(top / name, {})
    for name, files in packs.items():
        _clear(top / name, files)
        for path, data in files.items():
            place = top / name / path
            if not (place.is_file() and place.read_bytes() == data):
                place.parent.mkdir(parents=True, exist_ok=True)
                put(place, data)


def _clear(folder: Path, wanted: Files) -> None:
    """Remove from a folder all that is not a file of the pack: other files, links (never followed), empty folders."""
    for above, folders, names in os.walk(folder, topdown=False):
        for name in (*names, *folders):
            path = Path(above, name)
            if path.is_symlink() or (name in names and path.relative_to(folder).as_posix() not in wanted):
                path.unlink()
            elif name in folders:
                with suppress(OSError):  # it is not empty
                    path.rmdir()
    with suppress(OSError):
        folder.rmdir()

"""Read ZIP and tar files of documents safely: nothing is written to disk, and declared sizes are not trusted."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, cast

from pesanlint.archive.record import Record
from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.folders import part
from pesanlint.archive.sources.rows import unreadable
from pesanlint.errors import ReadError
from pesanlint.inputs import MIB
from pesanlint.readers.formats import FORMATS, PASSED_OVER, REVIEWED
from pesanlint.readers.limits import figure

_MOST = 5_000_000
"""Maximum members of a packed file."""
_FREE = 64 * MIB
"""Unpacked bytes allowed for any packed file, whatever its size."""
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
_TOO_BIG = "Berkas terlalu besar: {size} bita, batasnya {limit} bita (max_size)."


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a packed file: one for each document, named by its path in the file.

    Raises:
        ReadError: it is broken or hostile.
    """
    path = Path(name)
    is_zip = zipfile.is_zipfile(path)
    if not is_zip and path.suffix.lower() == ".zip":
        raise unreadable(name, "arsip ZIP-nya rusak atau terpotong")
    return _zipped(path, choices, tell) if is_zip else _tarred(path, choices, tell)


def _zipped(path: Path, choices: Choices, tell: Tell) -> Source:
    size = path.stat().st_size
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise unreadable(str(path), error) from None
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > _MOST:
        raise _refused(path, f"memuat lebih dari {figure(_MOST)} berkas")
    if sum(entry.file_size for entry in entries) > _FREE + size * choices.limits.ratio:  # members may overlap
        raise _refused(path, f"isinya mengembang lebih dari {choices.limits.ratio} kali (max_ratio)")
    wanted = [entry for entry in entries if _is_wanted(entry.filename)]
    _tell_passed_over(path, [entry.filename for entry in entries], tell)
    read, total = [0], max(len(wanted), 1)

    def records() -> Iterator[Record]:
        with archive:
            for entry in wanted:
                read[0] += 1
                yield _from_zip(archive, entry, choices)

    return Source(records(), lambda: read[0] / total, str(path))


def _from_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, choices: Choices) -> Record:
    place, limits = entry.filename, choices.limits
    if entry.flag_bits & 0x1:
        return _problem(place, choices, "Berkas ini dikunci kata sandi. Kemas kembali tanpa kata sandi.")
    if entry.file_size > limits.size:
        return _problem(place, choices, _TOO_BIG.format(size=figure(entry.file_size), limit=figure(limits.size)))
    if entry.file_size > MIB and entry.file_size > entry.compress_size * limits.ratio:
        return _problem(place, choices, f"Berkas ini mengembang lebih dari {limits.ratio} kali (max_ratio); tidak dibuka.")
    try:
        with archive.open(entry) as file:
            return _record(file, place, choices)
    except _BROKEN:
        return _problem(place, choices, "Berkas ini rusak dalam arsipnya.")


def _tarred(path: Path, choices: Choices, tell: Tell) -> Source:
    size = max(path.stat().st_size, 1)
    raw = path.open("rb")

    def records() -> Iterator[Record]:
        names = []
        try:
            counted = cast("IO[bytes]", _Counted(_unpacked(raw), _FREE + size * choices.limits.ratio))
            with raw, tarfile.open(fileobj=counted, mode="r|") as archive:
                for number, member in enumerate(archive):
                    if number > _MOST:
                        raise _TooMuch(f"memuat lebih dari {figure(_MOST)} berkas")
                    archive.members = []  # type: ignore[attr-defined]  # it remembers every member that it has seen
                    if not _is_wanted(member.name):
                        names.append(PurePosixPath(member.name).suffix)
                    elif member.isfile():
                        yield _from_tar(archive, member, choices)
        except _TooMuch as error:
            yield _problem(path.name, choices, str(_refused(path, str(error))))
        except _BROKEN as error:
            yield _problem(path.name, choices, f"Sisa arsip tidak dapat dibaca: {str(error)[:120]}.")
        _tell_passed_over(path, names, tell)

    return Source(records(), lambda: raw.closed or raw.tell() / size, str(path))


def _from_tar(archive: tarfile.TarFile, member: tarfile.TarInfo, choices: Choices) -> Record:
    if member.size > choices.limits.size:
        limit = figure(choices.limits.size)
        return _problem(member.name, choices, _TOO_BIG.format(size=figure(member.size), limit=limit))
    file = archive.extractfile(member)
    assert file  # a regular file
    return _record(file, member.name, choices)


def _record(file: IO[bytes], place: str, choices: Choices) -> Record:
    data = file.read(choices.limits.size + 1)
    if len(data) > choices.limits.size:
        limit = figure(choices.limits.size)
        return _problem(place, choices, _TOO_BIG.format(size=f"> {limit}", limit=limit))
    return Record(place, place, unit=part(place, choices), form="file", data=data)


def _problem(place: str, choices: Choices, problem: str) -> Record:
    return Record(place, place, unit=part(place, choices), form="file", problem=problem)


def _is_wanted(name: str) -> bool:
    """Whether a member has the name of a document and is not hidden."""
    path = PurePosixPath(name)
    is_hidden = any(one.startswith(".") or one == "__MACOSX" for one in path.parts)
    return path.suffix.lower() in FORMATS and not is_hidden and not path.stem.endswith(REVIEWED)


def _tell_passed_over(path: Path, names: list[str], tell: Tell) -> None:
    count = sum(PurePosixPath(f"x{name}" if name.startswith(".") else name).suffix.lower() in PASSED_OVER for name in names)
    if count:
        tell(f"{path}: {count} berkas dalam format yang tidak dibaca dilewati.")


def _unpacked(raw: IO[bytes]) -> IO[bytes]:
    head = raw.read(6)
    raw.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if head.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.BZ2File(raw))
    return cast("IO[bytes]", lzma.LZMAFile(raw)) if head.startswith(b"\xfd7zXZ\0") else raw


class _TooMuch(Exception):  # noqa: N818  It says how much.
    """A packed file exceeds its limit."""


class _Counted:
    """A file that raises an error if more than a number of bytes is read."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file, self._left = file, most

    def read(self, size: int) -> bytes:
        """Return the next bytes.

        Raises:
            _TooMuch: the limit is exceeded.
        """
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _TooMuch("isinya mengembang jauh melebihi ukurannya (max_ratio)")
        return data


def _refused(path: Path, why: str) -> ReadError:
    return ReadError(
        f"{path}: arsip ditolak: {why}. Arsip yang wajar tidak demikian; jangan dibuka sebelum Anda yakin akan asalnya."
    )

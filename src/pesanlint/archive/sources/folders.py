"""Read a folder of documents, walked as by `check`. Records contain the bytes, which the workers read."""

from collections.abc import Iterator
from pathlib import Path

from pesanlint.archive.record import Record
from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.errors import ReadError, reason
from pesanlint.inputs import read_bounded
from pesanlint.readers.discovery import discover


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a folder: one for each file, named by its relative path, with an empty unit.

    Raises:
        ReadError: an exclusion pattern is invalid.
    """
    top = Path(name)
    passed_over: set[Path] = set()
    try:
        files = list(discover([top], exclude=choices.exclude, root=choices.root, passed_over=passed_over, warn=tell))
    except ValueError as error:
        raise ReadError(f"pola pengecualian {error}") from None
    if passed_over:
        tell(f"{name}: {len(passed_over)} berkas dalam format yang tidak dibaca dilewati.")
    read, total = [0], max(len(files), 1)

    def records() -> Iterator[Record]:
        for file in files:
            read[0] += 1
            yield _record(file, top, choices)

    return Source(records(), lambda: read[0] / total, name)


def _record(file: Path, top: Path, choices: Choices) -> Record:
    place = file.relative_to(top).as_posix()
    unit = part(place, choices)
    try:
        return Record(place, place, unit=unit, form="file", data=read_bounded(file, choices.limits.size))
    except OSError as error:
        return Record(place, place, unit=unit, form="file", problem=f"Berkas tidak dapat dibaca: {reason(error)}.")


def part(place: str, choices: Choices) -> str:
    """Return the desk of a file: its outermost folder, if the caller treats folders as desks."""
    folder, _, rest = place.partition("/")
    return folder if rest and choices.columns.get("unit") == "folder" else ""

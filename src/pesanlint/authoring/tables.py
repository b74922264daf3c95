"""Expand an item with `each: NAME` into one item for each row of a table, such as that of the provinces.

    - each: provinsi
      where: {pulau: Jawa}
      use: KPU Provinsi {nama}
      not: "KPU {nama}"

A table is a file of tab-separated values with a header, `data/NAME.tsv`, in the pack's folder or beside the packs.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pesanlint.authoring.marked import control_in, refusal
from pesanlint.authoring.problems import did_you_mean
from pesanlint.authoring.project import ANYWHERE, Project
from pesanlint.errors import GuidelineError, Problem, reason
from pesanlint.inputs import MIB

MAX_SIZE = 4 * MIB
MAX_ITEMS = 200_000
"""Items that the tables of one pack may produce."""
_COLUMN = re.compile(r"\{(\w+)\}")


class TableError(Exception):
    """A table, a column or an `each` item is wrong; the message is Indonesian."""


class Tables:
    """The tables that a pack's rules may name, each read when first used."""

    def __init__(self, folders: tuple[Path, ...], project: Project = ANYWHERE) -> None:
        self._folders, self._project = folders, project
        self.made = 0
        """Number of items produced so far."""
        self._rows: dict[str, list[dict[str, str]]] = {}

    def expand(self, item: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield an item for each row of the table that the item names.

        Raises:
            TableError: the table or column does not exist, or there are too many items.
        """
        rows = self._table(str(item["each"]))
        where = item.get("where") or {}
        if not isinstance(where, dict):
            raise TableError("Isi “where” harus pasangan kolom dan nilai, misalnya {pulau: Jawa}.")
        template = {key: value for key, value in item.items() if key not in ("each", "where")}
        for row in rows:
            self.made += 1
            if self.made > MAX_ITEMS:
                raise TableError(f"Tabel dalam pak ini menghasilkan lebih dari {MAX_ITEMS} butir; kurangi pemakaiannya.")
            if all(_cell(row, column) == value for column, value in where.items()):
                yield _without_own_words({key: _filled(value, row) for key, value in template.items()})

    def content(self) -> Iterator[bytes]:
        """Yield the name and the bytes of each table; of several with the same name, the one that is used.

        Raises:
            OSError: a table cannot be read.
        """
        for name, path in sorted(self._files().items()):
            yield name.encode("utf-8", "surrogateescape")
            yield self._project.read(path, MAX_SIZE)

    def _files(self) -> dict[str, Path]:
        return {path.stem: path for folder in reversed(self._folders) for path in folder.glob("*.tsv")}

    def _table(self, name: str) -> list[dict[str, str]]:
        if name not in self._rows:
            files = self._files()
            if name not in files:
                raise TableError(f"Tabel “{name}” tidak ada di folder data.{did_you_mean(name, files)}")
            self._rows[name] = _read(files[name], self._project)
        return self._rows[name]


def _read(path: Path, project: Project) -> list[dict[str, str]]:
    try:
        text = project.read(path, MAX_SIZE).decode("utf-8-sig")
        header, *rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    except OSError as error:
        raise GuidelineError([Problem(str(path), 1, 1, f"Tabel tidak dapat dibaca: {reason(error)}.")]) from None
    except ValueError:  # not UTF-8, or without a single line
        raise GuidelineError([Problem(str(path), 1, 1, "Tabel ini kosong atau bukan UTF-8.")]) from None
    for number, line in enumerate(text.split("\n"), 1):
        if control := control_in(line.removesuffix("\r")):
            raise GuidelineError([Problem(str(path), number, 1, refusal(control))])
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise GuidelineError(
                [Problem(str(path), number, 1, f"Baris ini berisi {len(row)} kolom; seharusnya {len(header)}.")]
            )
    return [dict(zip(header, row, strict=True)) for row in rows]


def _cell(row: Mapping[str, str], column: str) -> str:
    if column not in row:
        raise TableError(f"Kolom “{column}” tidak ada di tabel; kolomnya: {', '.join(row)}.")
    return row[column]


def _filled(value: Any, row: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_filled(part, row) for part in value]
    return _COLUMN.sub(lambda m: _cell(row, m[1]), value) if isinstance(value, str) else value


def _without_own_words(item: dict[str, Any]) -> dict[str, Any]:
    """Return the item without the forms to avoid that equal a form to use (a row whose short name is its name)."""
    if "not" not in item or "use" not in item:
        return item
    use = item["use"] if isinstance(item["use"], list) else [item["use"]]
    forms = item["not"] if isinstance(item["not"], list) else [item["not"]]
    return {**item, "not": [form for form in forms if form not in use]}

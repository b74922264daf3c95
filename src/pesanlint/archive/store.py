"""Store a checked archive in a folder: five tables in parts, and a manifest. Each part is written atomically.

A part of `documents`, `findings` and `errors` is named by a hash of its records and of what they were checked with; a part of
`mentions` and `figures` by a hash of its records alone, because they do not depend on the guideline. So a resumed run, or
one with new releases or another guideline, finds the existing parts. The part of `documents` is written last.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pesanlint.archive.schema import INNER, TABLES, VERSION
from pesanlint.errors import ReadError
from pesanlint.inputs import MIB, read_bounded
from pesanlint.writing import put

MANIFEST = "manifest.json"
_JUDGED = ("findings", "errors", "documents")
_SAID = ("mentions", "figures")
_MANIFEST_SIZE = 16 * MIB


class Store:
    """The folder.

    Args:
        folder: the folder, created if it does not exist.
        identity: the key of the guideline, the choices and the program.
        extraction: the version of the extraction.
        today: the day of the check (ISO 8601).
    """

    def __init__(self, folder: Path, identity: str, extraction: str, today: str) -> None:
        self.folder, self._today = folder, today
        self._judged_by, self._taken_by = f"{VERSION} {identity}", f"{VERSION} {extraction}"
        for table in TABLES:
            (folder / table).mkdir(parents=True, exist_ok=True)
        self._seen: dict[str, set[str]] = {table: set() for table in TABLES}

    def names(self, digests: Iterable[bytes]) -> tuple[str, str]:
        """Return the names of the parts of some records: for findings, and for mentions and figures."""
        content = hashlib.blake2b(b"".join(digests), digest_size=16).digest()
        return tuple(  # type: ignore[return-value]
            f"part-{hashlib.blake2b(content, key=hashlib.sha256(by.encode()).digest(), digest_size=12).hexdigest()}.parquet"
            for by in (self._judged_by, self._taken_by)
        )

    def has(self, names: tuple[str, str]) -> tuple[bool, bool]:
        """Return which of the two parts exist and are still valid; they then belong to the archive."""
        for table in TABLES:
            self._seen[table].add(names[table in _SAID])
        path = self.folder / "documents" / names[0]
        is_said = all((self.folder / table / names[1]).exists() for table in _SAID)
        return path.exists() and self._holds(path), is_said

    def _holds(self, path: Path) -> bool:
        """Whether no undated text of a part was checked on an earlier day."""
        try:
            days = pc.unique(pq.read_table(path, columns=["judged_on"]).column(0)).to_pylist()
        except (pa.ArrowException, OSError):
            return False
        return set(days) <= {"", self._today}

    def put(self, names: tuple[str, str], results: Sequence[pa.RecordBatch], *, is_said: bool) -> None:
        """Write the parts of some records.

        Args:
            names: the names of the parts.
            results: the results, as `schema.RESULTS`.
            is_said: whether mentions and figures are written, too.

        Raises:
            WriteError: they cannot be written.
        """
        whole = pa.Table.from_batches(results).combine_chunks()
        for table in (*(_SAID if is_said else ()), *_JUDGED):
            buffer = io.BytesIO()
            pq.write_table(_table(whole, table), buffer, compression="zstd")
            put(self.folder / table / names[table in _SAID], buffer.getvalue())

    def finish(self) -> None:
        """Remove the parts of earlier runs that no longer belong to the archive."""
        for table, names in self._seen.items():
            for path in (self.folder / table).glob("part-*.parquet"):
                if path.name not in names:
                    path.unlink(missing_ok=True)

    def write_manifest(self, **facts: Any) -> None:
        """Write the manifest.

        Raises:
            WriteError: it cannot be written.
        """
        put(self.folder / MANIFEST, (json.dumps({"schema": VERSION, **facts}, ensure_ascii=False, indent=1) + "\n").encode())


def _table(whole: pa.Table, name: str) -> pa.Table:
    """One table of results."""
    schema = TABLES[name]
    if name not in INNER:
        return whole.select(schema.names).cast(schema)
    lists = whole.column(f"{name}_rows").combine_chunks()
    lists = lists.chunk(0) if isinstance(lists, pa.ChunkedArray) else lists
    parents, rows = pc.list_parent_indices(lists), pc.list_flatten(lists)
    inner = dict(zip((field.name for field in rows.type), rows.flatten(), strict=True))
    return pa.table(
        [inner[field] if field in inner else whole.column(field).take(parents) for field in schema.names], schema=schema
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a checked archive.

    Raises:
        ReadError: it does not exist, or has an unknown version.
    """
    try:
        manifest = json.loads(read_bounded(folder / MANIFEST, _MANIFEST_SIZE))
    except (OSError, ValueError):
        raise ReadError(
            f"{folder}: bukan hasil pemeriksaan arsip. Jalankan dahulu `pesanlint archive check SUMBER --out {folder}`."
        ) from None
    if not isinstance(manifest, dict) or manifest.get("schema") != VERSION:
        raise ReadError(f"{folder}: hasil versi lain dari pesanlint. Jalankan kembali `pesanlint archive check`.")
    return manifest

"""Read JSONL: one object on each line. Numbers keep their notation; keys of nested objects are joined by a full stop."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any

from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import Row, chosen, records

_LOOKED_AT = 500
"""Rows whose keys are examined to find the columns; the caller may name others."""
_DEEPEST = 4


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a JSONL file."""
    path = Path(name)
    size = max(path.stat().st_size, 1)
    with path.open("rb") as head:
        first = islice(_rows(head, choices.limits.size), _LOOKED_AT)
        keys = dict.fromkeys(key for _, cells in first if not isinstance(cells, str) for key in cells)
    late = [column for field, column in choices.columns.items() if field != "body"]  # a later row may have it
    columns = chosen([*keys, *late], choices, name, tell)
    file = path.open("rb")  # closed with the generator
    return Source(
        records(_closing(file, choices.limits.size), columns, name, choices), lambda: file.closed or file.tell() / size, name
    )


def _closing(file: IO[bytes], limit: int) -> Iterator[Row]:
    with file:
        yield from _rows(file, limit)


def _rows(file: IO[bytes], limit: int) -> Iterator[Row]:
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield number, "Baris ini terlalu panjang (max_size)."
        elif line.strip():
            yield number, _cells(line, first=number == 1)


def _cells(line: bytes, *, first: bool) -> Mapping[str, Any] | str:
    try:
        value = json.loads(line.decode("utf-8-sig" if first else "utf-8"), parse_int=str, parse_float=str)
    except UnicodeDecodeError:
        return "Baris ini bukan UTF-8."
    except (ValueError, RecursionError) as error:
        return f"Baris ini bukan JSON yang sah: {str(error)[:120]}."
    if not isinstance(value, dict):
        return "Baris ini bukan objek JSON."
    return dict(_flat(value, "", _DEEPEST))


def _flat(value: dict[str, Any], before: str, left: int) -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        if isinstance(inner, dict) and left:
            yield from _flat(inner, f"{before}{key}.", left - 1)
        elif isinstance(inner, list | dict):
            yield before + key, json.dumps(inner, ensure_ascii=False)
        else:
            yield before + key, inner

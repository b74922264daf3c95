"""Read Parquet, a few rows at a time and only the columns needed."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import Row, chosen, records, unreadable

_ROWS = 256
"""Rows read at a time."""


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a Parquet file.

    Raises:
        ReadError: it is not a Parquet file.
    """
    try:
        file = pq.ParquetFile(Path(name))
    except (pa.ArrowInvalid, OSError) as error:
        raise unreadable(name, error) from None
    columns = chosen(file.schema_arrow.names, choices, name, tell)
    read = [0]
    total = max(file.metadata.num_rows, 1)

    def rows() -> Iterator[Row]:
        try:
            for batch in file.iter_batches(_ROWS, columns=sorted(set(columns.names.values()))):
                for cells in batch.to_pylist():
                    read[0] += 1
                    yield read[0], cells
        except (pa.ArrowException, OSError) as error:
            yield read[0] + 1, f"Sisa berkas tidak dapat dibaca: {str(error)[:120]}."

    return Source(records(rows(), columns, name, choices), lambda: read[0] / total, name)

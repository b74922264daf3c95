"""The tables of a checked archive, as Parquet keeps them. docs/archive.md describes every column."""

import pyarrow as pa

VERSION = 1
"""Version of the tables and the manifest. Raise it when a column changes its meaning or is removed."""

_PLACE = [
    ("field", pa.string()),  # title or body
    ("start", pa.int32()),  # code points of that field
    ("end", pa.int32()),
    ("context", pa.string()),  # the sentence
    ("in_quote", pa.bool_()),
]
RECORDS = pa.schema(
    [(name, pa.string()) for name in ("id", "place", "date", "unit", "title", "body", "form", "address")]
    + [("data", pa.binary()), ("problem", pa.string())]
)
"""Input of a batch: one row for each record (`record.Record`)."""

DOCUMENTS = pa.schema(
    [(name, pa.string()) for name in ("key", "document", "place", "date", "unit", "title", "address", "headline")]
    + [("words", pa.int32()), ("findings", pa.int32()), ("judged_on", pa.string()), ("corrects", pa.bool_())]
    + [("suppressed", pa.list_(pa.string()))]
)
FINDINGS = pa.schema(
    [(name, pa.string()) for name in ("rule", "level", "message", "found", "fix")]
    + [("safe", pa.bool_()), *_PLACE]
    + [(name, pa.string()) for name in ("block", "clause", "layer", "fingerprint")]
)
MENTIONS = pa.schema(
    [(name, pa.string()) for name in ("sort", "text", "name", "office", "body", "expansion", "day", "venue")]
    + [("count", pa.float64()), *_PLACE]
)
FIGURES = pa.schema(
    [(name, pa.string()) for name in ("thing", "area", "period", "list", "part", "sort", "text")]
    + [("value", pa.float64()), ("slack", pa.float64()), ("vague", pa.bool_()), *_PLACE]
)
ERRORS = pa.schema([("rule", pa.string()), ("message", pa.string())])

INNER = {"findings": FINDINGS, "mentions": MENTIONS, "figures": FIGURES, "errors": ERRORS}
"""The tables with any number of rows for each document."""
RESULTS = pa.schema(
    [*DOCUMENTS] + [pa.field(f"{name}_rows", pa.list_(pa.struct(list(schema)))) for name, schema in INNER.items()]
)
"""Output of a batch: one row for each record, with its rows of the other tables nested."""
TABLES = {
    "documents": DOCUMENTS,
    **{
        name: pa.schema([("key", pa.string()), ("document", pa.string()), *schema])
        for name, schema in {**INNER, "errors": pa.schema([("place", pa.string()), *ERRORS])}.items()
    },
}
"""The tables in the folder of a checked archive. `key` names a document for joins, `document` is its id."""

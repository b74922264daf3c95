"""Assign the columns of a table to fields, as the caller says or by their names."""

import re
from collections.abc import Callable, Iterable, Mapping

from pesanlint.archive import days
from pesanlint.archive.record import Form, Record
from pesanlint.errors import ReadError
from pesanlint.records import NamedTuple

FIELDS = ("id", "date", "unit", "title", "body", "address")
"""The fields that a column can be assigned to."""
_NAMES = {
    "id": "id nomor no post_id guid nid slug kode doc_id news_id",
    "date": "date tanggal tgl published published_at pubdate post_date tanggal_terbit tgl_terbit waktu created",
    "unit": "unit satker satuan satuan_kerja desk instansi lembaga kantor creator author penulis sumber source",
    "title": "title judul title.rendered post_title headline subject",
    "body": (
        "body isi content text teks naskah content.rendered content:encoded post_content artikel berita description body_value"
        " body.value konten"
    ),
    "address": "address url link tautan permalink alamat guid",
}
_GUESSES = {field: tuple(names.split()) for field, names in _NAMES.items()}
_BLANKS = re.compile(r"[\s-]+")
_HTML = re.compile(
    r"</?(?:p|div|br|a|b|i|strong|em|span|ul|ol|li|h[1-6]|table|tr|td|figure|img|blockquote|article)\b[^<>]*>|<!-- wp:"
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|> \S)|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\((?:https?:)?[^)\s]+\)|^\|?\s*:?-{3,}:?\s*\|",
    re.MULTILINE,
)


class Columns(NamedTuple):
    """The column for each field; a field without one is empty."""

    names: Mapping[str, str]

    def told(self) -> str:
        """Return the assignment in words (Indonesian), for a person to correct."""
        labels = dict(zip(FIELDS, ("id", "tanggal", "satuan kerja", "judul", "isi", "alamat"), strict=True))
        return "; ".join(f"{labels[field]} = {self.names.get(field) or '(tidak ada)'}" for field in FIELDS)


def choose(columns: Iterable[str], given: Mapping[str, str], where: str) -> Columns:
    """Choose the column for each field.

    Args:
        columns: the names of a table's columns.
        given: field → column, where the caller says so; an empty column means that there is none.
        where: the table, for messages.

    Raises:
        ReadError: a named column does not exist, or no column has the text.
    """
    known = list(dict.fromkeys(columns))
    for field, column in given.items():
        if column and column not in known:
            raise ReadError(f"{where}: kolom “{column}” untuk {field} tidak ada. Kolom yang ada: {_listed(known)}.")
    folded = {_BLANKS.sub("_", column.strip().lower()): column for column in reversed(known)}
    names = {field: folded[guess] for field, guesses in _GUESSES.items() for guess in reversed(guesses) if guess in folded}
    taken = [column for field, column in names.items() if field != "address"]
    if names.get("address") in taken and names["address"] != names.get("id"):
        del names["address"]
    names |= given
    if not names.get("body"):
        raise ReadError(
            f"{where}: kolom yang berisi naskah tidak dikenali. Sebutkan, misalnya --column body=isi. "
            f"Kolom yang ada: {_listed(known)}."
        )
    return Columns({field: column for field, column in names.items() if column})


def _listed(columns: list[str]) -> str:
    return ", ".join(columns[:30]) + (", …" if len(columns) > 30 else "") if columns else "(tidak ada)"


def form_of(body: str) -> Form:
    """Return the form of a body by its content: HTML if it has a tag, Markdown if it has a sign that only Markdown uses."""
    if "<" in body and _HTML.search(body):
        return "html"
    return "markdown" if _MARKDOWN.search(body) else "text"


def record(get: Callable[[str], str], columns: Columns, place: str, form: Form | None = None) -> Record:
    """Return the record of a row.

    Args:
        get: returns the text in a column, or "".
        columns: the columns of the fields.
        place: the position of the row.
        form: the form of bodies; by default recognised for each body.
    """
    value = {field: get(column) for field, column in columns.names.items()}
    problem = date = ""
    try:
        day = days.read(value.get("date", ""))
        date = day.isoformat() if day else ""
    except ValueError as error:
        problem = str(error)
    body = value["body"]
    if not body.strip():
        problem = f"{problem} Naskahnya kosong.".strip()
    title = " ".join(value.get("title", "").split())
    return Record(
        value.get("id", "").strip() or place, place, date, " ".join(value.get("unit", "").split()), title, body,
        form or form_of(body), value.get("address", "").strip(), problem=problem,
    )  # fmt: skip

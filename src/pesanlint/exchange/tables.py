"""Read and write glossaries in tables: CSV of Excel and LibreOffice, and XLSX."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence

from pesanlint.exchange.entry import Entry, ExchangeError
from pesanlint.finding import Level
from pesanlint.inputs import MIB
from pesanlint.records import NamedTuple

COLUMNS = ("avoid", "use", "context", "source", "level", "note")
_HEADINGS = dict(zip(COLUMNS, ("hindari", "gunakan", "kecuali", "dasar", "tingkat", "catatan"), strict=True))
_NAMES = {
    "avoid": "hindari jangan salah keliru takbaku tidakbaku nonbaku avoid not wrong incorrect variant forbidden deprecated "
    "dont donotuse istilahlama lama",
    "use": "gunakan pakai benar baku use preferred replacement correct term istilah istilahbaru baru expected padanan",
    "context": "kecuali konteks pengecualian context except exceptions exception",
    "source": "dasar sumber pasal rujukan source reference clause",
    "level": "tingkat level severity",
    "note": "catatan keterangan alasan note notes comment remark definisi definition",
}
_SEPARATOR = re.compile(r"\s*[|\n]\s*")
_NO_LETTER = re.compile(r"[^a-z]+")
_CSV_MISTAKES = {"unexpected end of data": "tanda petik yang dibuka tidak ditutup."}
LARGEST = 32 * MIB
_UNPACKED = 256 * MIB


class Guess(NamedTuple):
    """The index of each column of a table, and whether the first row has headings."""

    columns: dict[str, int]
    has_heading: bool

    def shown(self, row: Sequence[str]) -> str:
        """Return the assignment in words (Indonesian), for a person to check."""
        parts = [
            f"{_HEADINGS[name]} = kolom {index + 1}" + (f" (“{row[index]}”)" if self.has_heading else "")
            for name, index in sorted(self.columns.items(), key=lambda pair: pair[1])
        ]
        return "; ".join(parts)


def read_csv(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV file, separated by `,`, `;` or tabs.

    Raises:
        ExchangeError: it is not a text, or a quotation mark is not closed or misplaced.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise ExchangeError("Berkas ini bukan CSV; simpan ulang dari lembar kerja sebagai CSV UTF-8.")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[list[str]] = []
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            quotes = "; gandakan tanda petik yang termasuk isi kolom" if "expected after" in str(error) else ""
            what = _CSV_MISTAKES.get(str(error), f"tidak dapat dibaca{quotes}.")
            raise ExchangeError(f"Baris {line}: {what}") from None
        if row is None:
            return found
        if any(map(str.strip, row)):
            found.append(row)


def read_xlsx(data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet of an XLSX file.

    Raises:
        ExchangeError: it is not an XLSX file, or exceeds the limits for unpacking.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _UNPACKED:
                raise ExchangeError(f"Isi berkas XLSX ini lebih dari {_UNPACKED // MIB} MiB setelah dibuka.")
    except zipfile.BadZipFile:
        raise ExchangeError("Berkas ini bukan XLSX; simpan ulang dari lembar kerja sebagai XLSX atau CSV.") from None
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise ExchangeError("Membaca XLSX memerlukan paket tambahan: pip install pesanlint[terms]") from None
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except (CalamineError, IndexError, OSError) as error:
        raise ExchangeError(f"XLSX ini tidak terbaca: {error}.") from None
    shown = [[_cell(value) for value in row] for row in rows]
    return [row for row in shown if any(map(str.strip, row))]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a term such as 2024 is read as a number
    return "" if value is None else str(value)


def guess(rows: Sequence[Sequence[str]]) -> Guess:
    """Find the columns by their headings. Without known headings, the first column is to avoid and the second to use.

    Raises:
        ExchangeError: the columns to use and to avoid are not recognised.
    """
    if not rows:
        raise ExchangeError("Tabel ini kosong.")
    found: dict[str, int] = {}
    for index, heading in enumerate(rows[0]):
        plain = _NO_LETTER.sub("", heading.lower())
        name = next((name for name, names in _NAMES.items() if plain in names.split()), None)
        if name:
            found.setdefault(name, index)
    if "avoid" in found or "use" in found:
        return Guess(found, has_heading=True)
    if max(map(len, rows)) < 2:
        return Guess({"avoid": 0}, has_heading=False)
    return Guess({"avoid": 0, "use": 1}, has_heading=False)


def entries(rows: Sequence[Sequence[str]], columns: Guess) -> list[Entry]:
    """Return the entries of a table. `|` or line breaks separate several forms in a cell; rows without a form are skipped."""
    found: list[Entry] = []
    for row in rows[columns.has_heading :]:
        cells = {name: row[index].strip() if index < len(row) else "" for name, index in columns.columns.items()}
        lists = {name: tuple(filter(None, _SEPARATOR.split(cells.get(name, "")))) for name in ("avoid", "use", "context")}
        if not (lists["avoid"] or lists["use"]):
            continue
        try:
            level = Level(cells.get("level", "").lower() or Level.WARNING.value)
        except ValueError:
            level = Level.WARNING
        found.append(Entry(**lists, source=cells.get("source", ""), level=level.value, note=cells.get("note", "")))
    return found


def rows_of(every: Sequence[Entry]) -> list[list[str]]:
    """Return the table of some entries, with headings."""
    made = [[_HEADINGS[name] for name in COLUMNS]]
    for one in every:
        lists = (" | ".join(words) for words in (one.avoid, one.use, one.context))
        made.append([*lists, one.source, Level(one.level).label, one.note])
    return made


def write_csv(every: Sequence[Entry]) -> bytes:
    """Return a CSV file for an Excel with a decimal comma: with semicolons and a byte order mark."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows_of(every))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(every: Sequence[Entry]) -> bytes:
    """Return an XLSX file in which every cell is text, also one that begins with `=`.

    Raises:
        ExchangeError: the extra `terms` is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise ExchangeError("Menulis XLSX memerlukan paket tambahan: pip install pesanlint[terms]") from None
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("istilah")
        for at, row in enumerate(rows_of(every)):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS) - 1, 28)
    return out.getvalue()


def lost(every: Sequence[Entry]) -> list[str]:
    """Describe the information of entries that a table cannot hold (Indonesian)."""
    broken = sum(
        "|" in word or "\n" in word or word != word.strip() for one in every for word in (*one.avoid, *one.use, *one.context)
    )
    return [f"{broken} istilah memuat “|” atau baris baru, yang di sini memisahkan bentuk."] if broken else []

"""Parse requests to the API: JSON, or a file with its parameters in the address."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from pesanlint.errors import PesanlintError
from pesanlint.serve.jobs import Asked

KEYS = {
    "text": "Naskah yang diperiksa.",
    "name": "Nama berkas; ekstensinya menentukan formatnya (.txt, .md, .html). Tanpa nama: teks biasa.",
    "unit": "Nama resmi satuan kerja yang menulis, bila bukan yang tertulis dalam konfigurasi.",
    "date": "Tanggal yang menjadi dasar pemeriksaan, seperti 2025-07-14. Tanpa tanggal: tanggal dalam naskah, atau hari ini.",
    "measures": "Apakah ukuran naskah (kutipan langsung, jumlah kata, keterbacaan) disertakan.",
    "unsafe": "Apakah perbaikan yang masih perlu dilihat orang ikut dilakukan. Hanya untuk fix.",
}
"""Parameter → explanation. All but `text` may also be in the address, as when the body is a file."""
FLAGS = frozenset({"measures", "unsafe"})
LONGEST = 200
"""Characters of a name, a unit or a date."""


class QuestionError(PesanlintError):
    """A request that cannot be understood; the message says what to do."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.status = status


def asked(body: bytes, content_type: str, query: Mapping[str, str]) -> Asked:
    """Parse a request.

    Raises:
        QuestionError: it cannot be understood.
    """
    sort = content_type.partition(";")[0].strip().lower()
    given = {key: _flag(key, value) if key in FLAGS else value for key, value in query.items()}
    if sort == "application/json":
        return _from_json(body, given)
    if sort == "application/octet-stream":
        return _made(body, given)
    raise QuestionError("Kirim application/json, atau berkas sebagai application/octet-stream.", 415)


def _from_json(body: bytes, given: Mapping[str, Any]) -> Asked:
    try:
        data = json.loads(body)
        if isinstance(data, dict) and isinstance(text := data.pop("text", None), str):
            text.encode()
            return _made(text, {**given, **data})
    except UnicodeEncodeError:
        raise QuestionError("Kunci “text” memuat separuh karakter (surogat) yang tidak dapat ditulis sebagai UTF-8.") from None
    except (ValueError, RecursionError):
        raise QuestionError("Isi permintaan ini bukan JSON dalam UTF-8.") from None
    raise QuestionError("Isi permintaan harus objek JSON dengan kunci “text” yang berisi naskah.")


def _made(data: str | bytes, given: Mapping[str, Any]) -> Asked:
    for key, value in given.items():
        if key not in KEYS or key == "text":
            raise QuestionError(f"Kunci “{key[:LONGEST]}” tidak dikenal; yang ada: {', '.join(KEYS)}.")
        if not isinstance(value, bool if key in FLAGS else str):
            raise QuestionError(f"Kunci “{key}” harus berisi {'true atau false' if key in FLAGS else 'teks'}.")
        if isinstance(value, str) and (len(value) > LONGEST or not value.isprintable()):
            raise QuestionError(f"Kunci “{key}” lebih dari {LONGEST} karakter, atau memuat karakter kendali.")
    name = PurePath(given.get("name", "").replace("\\", "/")).name or "-"
    return Asked(
        data, name, given.get("unit", "").strip(), date(given.get("date", "")),
        given.get("measures", False), given.get("unsafe", False),
    )  # fmt: skip


def _flag(key: str, value: str) -> bool:
    if value not in ("true", "false"):
        raise QuestionError(f"Kunci “{key}” harus berisi true atau false.")
    return value == "true"


def date(written: str) -> dt.date | None:
    """Parse a day in a request; None if it is empty.

    Raises:
        QuestionError: it is none.
    """
    try:
        return dt.datetime.strptime(written, "%Y-%m-%d").date() if written else None
    except ValueError:
        raise QuestionError("Kunci “date” harus berisi tanggal seperti 2025-07-14.") from None

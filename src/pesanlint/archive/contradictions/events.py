"""Find events with two dates, places or counts."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pesanlint.archive.contradictions.contradiction import PLACE, Contradiction, apart, place
from pesanlint.archive.tables import Row, Tables
from pesanlint.language.id.dates import written

_SQL = f"""
    SELECT m.name, m.text, m.day, m.venue, m.count, {PLACE} FROM mentions m JOIN documents d USING (key)
    WHERE m.sort = 'event' AND NOT m.in_quote AND d.date <> '' AND d.unit <> ''
      AND length(m.name) - length(replace(m.name, ' ', '')) >= 2
    ORDER BY d.unit, m.name, d.date, d.document, m.start"""  # noqa: S608
_ONCE = re.compile(
    r"rapat pleno|debat publik|pelantikan|peluncuran|uji publik|pemungutan suara ulang|deklarasi|pemusnahan|penandatanganan"
)
"""Names of events that take place once; of others there may be two in a week."""
_SERIES = re.compile(
    r"\b(?:hari (?:pertama|kedua|ketiga|ke-\d)|sesi|gelombang|angkatan|"
    r"tahap|lanjutan|putaran|zona|setiap|serupa|sebelumnya|kembali)\b",
    re.IGNORECASE,
)  # fmt: skip
_NEAR, _DAYS = 21, 10
"""Maximum days between two releases on one event, and between the days that they give for it."""
_MOST = 200
"""Maximum number of later mentions with which one is compared."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield events of the same desk and name that two releases of about the same time describe differently."""
    for _, found in groupby(tables.each(_SQL), key=lambda row: (row["unit"], row["name"])):
        rows = [row for row in found if not _SERIES.search(row["context"])]
        told: set[tuple[str, str, str]] = set()
        for one, other in _near(rows):
            for what, said in _differences(one, other):
                if (what, *said) not in told:
                    told |= {(what, *said), (what, *said[::-1])}
                    yield _told(one, other, what, said)


def _near(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield each two rows of different releases of about the same time. The rows come by date."""
    for at, one in enumerate(rows):
        for other in rows[at + 1 : at + 1 + _MOST]:
            if apart(one, other) > _NEAR:
                break
            if one["document"] != other["document"]:
                yield one, other


def _differences(one: Row, other: Row) -> Iterator[tuple[str, tuple[str, str]]]:
    is_once = _ONCE.match(one["name"]) is not None
    same_venue = bool(one["venue"]) and one["venue"] == other["venue"]
    venues_differ = bool(one["venue"] and other["venue"]) and not _within(one["venue"], other["venue"])
    same_day = bool(one["day"]) and one["day"] == other["day"]
    days_differ = bool(one["day"] and other["day"]) and not same_day
    same_count = one["count"] is not None and one["count"] == other["count"]
    if days_differ and not venues_differ and _days(one, other) <= _DAYS and (is_once or (same_venue and same_count)):
        yield "tanggal", (written(dt.date.fromisoformat(one["day"])), written(dt.date.fromisoformat(other["day"])))
    if same_day and venues_differ and (is_once or same_count):
        yield "tempat", (one["venue"], other["venue"])
    if (
        same_day
        and not venues_differ
        and (is_once or same_venue)
        and None not in (one["count"], other["count"])
        and not same_count
    ):
        yield "jumlah peserta", (f"{one['count']:.0f}", f"{other['count']:.0f}")


def _within(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _days(one: Row, other: Row) -> int:
    return abs((dt.date.fromisoformat(one["day"]) - dt.date.fromisoformat(other["day"])).days)


def _told(one: Row, other: Row, what: str, said: tuple[str, str]) -> Contradiction:
    return Contradiction(
        "event", f"{one['name']}, {one['unit']}: {what}",
        f"Dua rilis tentang “{one['text']}” menyebut {what} yang berbeda: {said[0]} dan {said[1]}.",
        (place(one, said[0]), place(other, said[1])), 0.9 if _ONCE.match(one["name"]) else 0.7,
        f"undangan, berita acara, atau daftar hadir acara itu di {one['unit']}",
    )  # fmt: skip

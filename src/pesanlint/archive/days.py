"""Read the days of archives strictly: an ambiguous day is refused, never guessed.

Libraries that read tables recognise three of the twelve Indonesian months, drop the offset of a time, or read `17-07-2025`
as a day of 2017. So every column is read as text.
"""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from pesanlint.language.id import dates

_TIME = r"(?:(?:[T ]|,?\s+(?:pukul\s+)?)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_ZONED = _TIME + r"\s*(?P<zone>Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{2}(?::?\d{2})?)?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_ZONED}", re.I)
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_ZONED}", re.I)
_NAMED = re.compile(
    rf"(?:[A-Za-z'’]+,?\s+)?(?P<day>\d{{1,2}})[ -](?P<month>[A-Za-z]{{3,9}})\.?[ -](?P<year>\d{{4}}){_ZONED}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|Z)")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_ZERO = re.compile(r"0000-00-00(?:[T ]00:00(?::00)?)?")
_ENGLISH = "january february march april may june july august september october november december".split()
_HOME = dt.timezone(dt.timedelta(hours=7))
_OWN_HOURS = (7, 8, 9)
"""Hours: UTC offsets of Indonesia's zones. A time with one of them keeps its day; other times are converted to WIB first."""
_WRONG = (
    "Tanggal “{text}” tidak terbaca. Tulis 2025-07-17, 17/7/2025, atau 17 Juli 2025; hari selalu lebih dahulu daripada bulan, "
    "dan tahun ditulis dengan empat angka."
)
_NO_SUCH_DAY = "Tidak ada tanggal seperti “{text}” dalam kalender; hari ditulis lebih dahulu daripada bulan."


def read(text: str) -> dt.date | None:
    """Return the day that a text names, or None if it is empty or the zero date of a database.

    Accepts `2025-07-17`, `17/7/2025`, `17 Juli 2025`, `20250717` and dates of mail, with or without a weekday and time. A time
    with an offset outside Indonesia is converted to WIB (UTC+7) first: `2025-07-16T23:30:00Z` is 17 July.

    Raises:
        ValueError: it is not an unambiguous day. The message is in Indonesian.
    """
    text = " ".join(text.split())
    if not text or _ZERO.fullmatch(text):
        return None
    if _MAIL.fullmatch(text):
        return _at_home(parsedate_to_datetime(text))
    m = _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text) or _NAMED.fullmatch(text) or _COMPACT.fullmatch(text)
    month = _month(m["month"]) if m else 0
    if m is None or month == 0:
        raise ValueError(_WRONG.format(text=text[:60]))
    given = m.groupdict()
    hour, minute, second = (int(given.get(part) or 0) for part in ("hour", "minute", "second"))
    try:
        time = dt.datetime(int(m["year"]), month, int(m["day"]), hour, minute, second)
    except ValueError:
        raise ValueError(_NO_SUCH_DAY.format(text=text[:60])) from None
    zone = given.get("zone")
    return _at_home(time.replace(tzinfo=_offset(zone))) if zone else time.date()


def _month(written: str) -> int:
    """Return the number of a month, or 0 if it is not the name of a month."""
    if written.isdigit():
        return int(written) if 1 <= int(written) <= 12 else 13
    try:
        return dates.MONTHS.index(dates.month_name(written)) + 1
    except KeyError:
        name = written.lower()
        return next((at for at, full in enumerate(_ENGLISH, 1) if name in (full, full[:3])), 0)


def _offset(zone: str) -> dt.timezone:
    named = {"Z": 0, "UTC": 0, "GMT": 0, "WIB": 7, "WITA": 8, "WIT": 9}
    if zone.upper() in named:
        return dt.timezone(dt.timedelta(hours=named[zone.upper()]))
    sign, digits = (-1 if zone[0] == "-" else 1), zone[1:].replace(":", "")
    return dt.timezone(sign * dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0)))


def _at_home(time: dt.datetime) -> dt.date:
    offset = time.utcoffset() or dt.timedelta()
    if offset in [dt.timedelta(hours=hours) for hours in _OWN_HOURS]:
        return time.date()
    return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)).astimezone(_HOME).date()

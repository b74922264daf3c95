"""Heads of chat messages in a text that was exported or copied: who wrote them and when, which is no prose.

WhatsApp writes “[14/07/25 10.15.03] Humas:” (iPhone, computer) or “14/07/25 10.15 - Humas:” (Android), Telegram
“Humas, [14.07.2025 10:15]” on a line of its own. Date and time are as the phone's language has them: “2025-07-14, 10:15 a. m.”,
“14. 7. 2025 klo 10.15”, “2025年7月14日 上午10:15”, “Jul 14, 2025 at 10:15 AM”.
"""

from pesanlint.deferred import deferred

INVISIBLE = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction, and the byte order mark: a head may begin with them."""

_MARKS = f"[{INVISIBLE}]*"
_LETTER = r"[^\W\d_]"
_DATE = "|".join(
    (
        *(rf"\d{{1,4}}{sign}\s?\d{{1,2}}{sign}\s?\d{{1,4}}" for sign in ("/", "-", r"\.")),
        r"\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]",
    )
)
_LOOSE_DATE = (
    rf"{_DATE}|\d{{1,2}}[./-]\d{{1,2}}\.?|\d{{1,2}}\.?\s{_LETTER}{{3,12}}\.?(?:,?\s\d{{2,4}})?"
    rf"|{_LETTER}{{3,12}}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?"
)
"""Within brackets, where little else looks like it."""
_HALF = rf"{_LETTER}{{1,6}}\.?(?:\s?{_LETTER}\.?)?"
_TIME = rf"(?:{_HALF}\s?)?\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?:\s?{_HALF})?"
_JOINT = rf",?\s(?:{_LETTER}{{1,5}}\.?\s){{0,2}}"
_BRACKETS = rf"\[(?:(?:{_LOOSE_DATE}){_JOINT}{_TIME}|{_TIME},?\s(?:{_LOOSE_DATE}))\]"
_STAMPED = rf"{_MARKS}(?:{_BRACKETS}|(?:{_DATE}){_JOINT}{_TIME}\s-)\s"

STAMPED = deferred(_STAMPED)
"""Date and time: without a name behind them, what follows in a chat was written by the program."""

MESSAGE = deferred(rf"{_STAMPED}{_MARKS}[^:\r\n]{{1,60}}:(?:\s|$)")

SIGNED = deferred(rf"{_MARKS}[^\[\]\r\n]{{1,60}},\s{_BRACKETS}:?")
"""A whole line, above its message."""

INSERTED = deferred(r"\u200e.*|<[^<>\r\n]{3,60}>")
"""What the program wrote in the place of a message: behind an invisible mark (iPhone), or in brackets (Android)."""

"""Recognises the heads of chat messages (sender and time) in an exported or copied text; they are not prose.

WhatsApp writes “[14/07/25 10.15.03] Humas:” (iPhone, computer) or “14/07/25 10.15 - Humas:” (Android), Telegram
“Humas, [14.07.2025 10:15]” on a line of its own. Date and time depend on the language of the phone: “2025-07-14, 10:15 a. m.”,
“14. 7. 2025 klo 10.15”, “2025年7月14日 上午10:15”, “Jul 14, 2025 at 10:15 AM”. The programs that export Signal write
“[2025-07-14 10:15] Humas:”, “2025-07-14 10:15 Humas:”, or lines such as “From: Humas” (sigtop). LINE exports a text of columns
between tabs, with its own first lines and a line for each day.
"""

from collections.abc import Iterator

from pesanlint.deferred import deferred
from pesanlint.spans import SourceSpan, Span

INVISIBLE = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Direction marks and the byte order mark, with which a head may begin."""

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
"""Used only within brackets, where hardly anything else looks like it."""
_HALF = rf"{_LETTER}{{1,6}}\.?(?:\s?{_LETTER}\.?)?"
_TIME = rf"(?:{_HALF}\s?)?\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?:\s?{_HALF})?"
_JOINT = rf",?\s(?:{_LETTER}{{1,5}}\.?\s){{0,2}}"
_BRACKETS = rf"\[(?:(?:{_LOOSE_DATE}){_JOINT}{_TIME}|{_TIME},?\s(?:{_LOOSE_DATE}))\]"
_STAMPED = rf"{_MARKS}(?:{_BRACKETS}|(?:{_DATE}){_JOINT}{_TIME}\s-)\s"

STAMPED = deferred(_STAMPED)
"""Date and time; without a name after them, the text that follows was written by the chat program."""

_SIGNAL = (
    r"\d{4}-\d\d-\d\d \d\d:\d\d [^\s:\[\]][^:\[\]\r\n]{0,59}:"
    r"(?: \[(?:reply to |edited|\d+ attachment)[^\]\r\n]{0,100}\])?(?:\s|$)"
)
MESSAGE = deferred(rf"{_STAMPED}{_MARKS}[^:\r\n]{{1,60}}:(?:\s|$)|{_SIGNAL}")

ANNOUNCED = deferred(
    rf"{_STAMPED}(?=\u200e|.*(?i:end-to-end|hujung ke hujung))|{_MARKS}\[[^\[\]\r\n]*\d[.:]\d\d[.:]\d\d\D{{0,8}}\]\s"
)
"""A line that only a chat program writes, which proves that even a single message is one: after its invisible mark, a time with
seconds, or on encryption."""

SIGNED = deferred(rf"{_MARKS}[^\[\]\r\n]{{1,60}},\s{_BRACKETS}:?")
"""A head on a line of its own, above its message."""

INSERTED = deferred(r"\u200e.*|<[^<>\r\n]{3,60}>")
"""Text of the program instead of a message: after an invisible mark (iPhone), or in brackets (Android)."""

_END = r"(?=[\r\n]|\Z)"
_LINE_DAY = (
    rf"(?:\d{{4}}[/.]\d{{1,2}}[/.]\d{{1,2}}\s?(?:\([^()\r\n]{{1,12}}\)|{_LETTER}{{3,12}})"
    rf"|{_LETTER}{{2,12}}, \d{{1,2}}/\d{{1,2}}/\d{{4}}){_END}"
)
_LINE_HEAD = rf"{_TIME}\t[^\t\r\n]{{1,60}}\t(?:\[[^\[\]\r\n]{{2,30}}\]{_END})?"
_IS_LINE = deferred(rf"{_MARKS}\[LINE\][^\r\n]*(?:\r?\n[^\r\n]{{1,30}}{_TIME}{_END})?")
_LINE = deferred(rf"(?m:^){_MARKS}(?:(?P<head>{_LINE_HEAD})|{_LINE_DAY}|{_TIME}\t\t?[^\t\r\n]*{_END})")
_IS_SIGNAL = deferred(r"\ufeff?Conversation: [^\r\n]*(?=\r?\n\r?\n(?:From|Type): )")
_SIGNAL_HEAD = deferred(
    rf"(?m:^)(?:(?:From: [^\r\n]*\r?\n)?Type: [\w-]+{_END}"
    r"(?:\r?\n(?:Sent|Received|Attachment|Reaction|Edited): [^\r\n]*)*|>[^\r\n]*)"
)


def exported(source: str) -> Iterator[SourceSpan]:
    """The stretches other than messages in a text exported by LINE or sigtop, in order; none in any other text.

    LINE puts a message of several lines in quotation marks, which are not part of the message.
    """
    if m := _IS_SIGNAL().match(source):
        yield Span(*m.span())
        for head in _SIGNAL_HEAD().finditer(source, m.end()):
            yield Span(*head.span())
    if not (m := _IS_LINE().match(source)):
        return
    yield Span(*m.span())
    parts = list(_LINE().finditer(source, m.end()))
    for part, end in zip(parts, [*(part.start() for part in parts[1:]), len(source)], strict=True):
        said = source[part.end() : end].rstrip()
        if part["head"] and len(said) > 2 and "\n" in said and said[0] == said[-1] == '"':
            yield Span(part.start(), part.end() + 1)
            yield Span(part.end() + len(said) - 1, part.end() + len(said))
        else:
            yield Span(*part.span())

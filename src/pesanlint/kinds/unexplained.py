"""Abbreviations that no glossary knows and that the text never spells out."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.words import WORD
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_CAPITALS = re.compile(r"(?<![\w.@#/&+’'-])[A-Z]{3,6}(?![\w@/&+’']|-\w|\.\w|\.?\d)")
_WORD_BEFORE = re.compile(r"([^\W_]+) \Z")
_ROMAN = re.compile(r"[IVXLCDM]+")
_PIECE = (
    "agperin|agri|arpus|bud|dag|dalduk|dik|dikpora|duk|esdm|hub|hut|in|indag|kan|kanlut|kb|kel|kelut|kes|kim|kominfo|kominfotik"
    "|kop|koperindag|kopukm|kpp|lautkan|lh|ling|lut|mades|nak|naker|nakerin|nakertrans|naktan|p3a|par|parbud|parpora|pendik"
    "|perdag|perin|perindag|perinaker|perkim|permades|permasdes|perpus|perpusip|pertan|pmd|por|pora|porapar|pu|pupr|pus|sos"
    "|sosp3a|tan|tanak|tanbun|tanhorti|tanpangan|trans|ukm"
)
_LOCAL = re.compile(rf"(?<![\w.@#/-])(?:Dis|Din)(?:(?i:{_PIECE}))+(?![\w@/-]|\.\w)")
_BEFORE = frozenset(
    """anggota aplikasi badan bendahara dinas forum fungsional kabid kabag kader kantor kasi kepala ketua komunitas
    koordinator organisasi operator pegawai pengurus perwakilan petugas pimpinan relawan sekretaris sistem staf unsur
    upt wakil yayasan""".split()
)
"""Words before an abbreviation of a body, an office or a system that few readers know. Elsewhere capitals may be anything."""
_MOST = 3
"""So many are reported in a text: where there are more, it is for readers of the trade."""


@record()
class Known:
    """Abbreviations that need not be asked for here."""

    __pydantic_config__ = STRICT

    short: Words
    """The abbreviations, in the letter case in which they are written."""


@record(kw_only=True)
class Unexplained(DocumentRule):
    """Abbreviations that no glossary knows and that the text never spells out, found by their form.

    That is three to six capitals behind a word for an office, a body or a system (`Ketua GMNM`, `Dinas PUPR`,
    `aplikasi SIRUP`), and short names of regional offices (`Dinsos`, `Disperindag`). Only the first such mention counts, in
    paragraphs outside quotations. Passed over are those beside a bracket or `atau` anywhere in the text, those whose letters
    begin the words of a name in the text, parts of phrases in capitals, Roman numerals, numbers and addresses; and all but the
    first three of a text. Without a fix, for nobody but the writer knows what they stand for.
    """

    terms: ClassVar[str | None] = "entries"

    kind: Literal["unexplained"]
    message: str = "Singkatan “{found}” belum diuraikan; tulis kepanjangannya pada penyebutan pertama."
    entries: tuple[Known, ...]
    """The glossary: what other rules ask for, and what everybody knows."""

    def listed(self) -> Iterator[Term]:
        """Nothing: what is listed is not to be avoided."""
        return iter(())

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look at the first mention of each."""
        known = {short for entry in self.entries for short in entry.short}

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            seen = set(known)
            for span in _mentions(reading):
                name = reading.text[span.start : span.end]
                if name in seen:
                    continue
                seen.add(name)
                if not _is_explained(reading.text, name):
                    yield Match(span)
                    if len(seen) - len(known) >= _MOST:
                        return

        return check


def _mentions(reading: Reading) -> Iterator[Span]:
    """Abbreviations in running text, in order."""
    for block in reading.blocks:
        if block.kind not in ("paragraph", "list-item"):
            continue
        text = reading.text[block.span.start : block.span.end]
        found = sorted({m.span() for form in (_CAPITALS, _LOCAL) for m in form.finditer(text)})
        for start, end in found:
            span = Span(block.span.start + start, block.span.start + end)
            if text[start:end].isupper() and not _is_of_a_body(text, start, end):
                continue
            if not reading.in_speech(span) and not reading.is_protected(span):
                yield span


def _is_of_a_body(text: str, start: int, end: int) -> bool:
    """Whether capitals stand behind a word for an office, a body or a system, and are no phrase in capitals or numeral."""
    if _ROMAN.fullmatch(text, start, end):
        return False
    behind = WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    if behind and len(behind[0]) > 1 and behind[0].isupper():
        return False
    before = _WORD_BEFORE.search(text, max(start - 40, 0), start)
    return before is not None and before[1].lower() in _BEFORE


def _is_explained(text: str, name: str) -> bool:
    """Whether the text tells what an abbreviation stands for, somewhere."""
    beside = (
        rf"\(\s*{name}\b|\b{name}\s*\(|\b(?:atau|disingkat|akronim|adalah singkatan)\s+[“\"]?{name}\b"
        rf"|\b{name}\s+(?:atau|adalah|ialah|yakni)\b"
    )
    return re.search(beside, text) is not None or _has_initials(text, name) or _names_office(text, name)


def _names_office(text: str, name: str) -> bool:
    """Whether the office of a short name is named in full: `Dinas Perhubungan` for `Dishub`."""
    return (
        not name.isupper()
        and re.search(rf"\bDinas\s+(?:\w+[\s,]+){{0,3}}\w*{name[3:6].lower()}", text, re.IGNORECASE) is not None
    )


def _has_initials(text: str, name: str) -> bool:
    """Whether a phrase of capitalised words stands somewhere whose first letters are the abbreviation."""
    if not name.isupper():
        return False
    words = r"\s+(?:(?:dan|untuk|dengan|di|dari|atas)\s+)?".join(rf"{letter}[a-z]+" for letter in name)
    return re.search(rf"\b{words}\b", text) is not None

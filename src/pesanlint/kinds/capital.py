"""Finds ordinary words with a capital inside a sentence, where Indonesian capitalises only names."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.language.id import grouping, ordinary, terms
from pesanlint.language.id.slips import common_words
from pesanlint.language.words import LETTERS
from pesanlint.reading.occurrences import places
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s*(?:\([^()]*\))?\s*\Z")
_AMID, _IN_WORD = re.compile("[a-z,] "), re.compile(r"\w")
_FEW, _MANY = 2, 12
"""Minimum lower-case words of running text: if it ends like a sentence, and if it does not."""
_SPOKEN, _SHARE = 8, 0.7
"""Minimum lower-case words of a quotation that is speech, in number and as a share of its words."""
_FEW_SPOKEN = 4
"""The minimum for given terms."""
_CAPITALS = re.compile(r"[a-z,)] [A-Z]{4}")
_OPENING, _CLOSING = "“«„", "”»"
_TERMS = {"kind": terms.kinds, "series": terms.listed}
"""Checks that are told where the terms occur."""
_BY_FORMS = (*_TERMS, "expansion")
"""Checks of terms in several forms."""
_MAY_TELL: dict[str, Callable[[str], bool]] = {
    "word": ordinary.has_capitals,
    "phrase": ordinary.has_capitals,
    "verb": lambda text: ordinary.VERB_BEGINS in text,
    "shouted": lambda text: _CAPITALS.search(text) is not None,
}
"""Cheap tests of whether anything may be found in a text."""
_LISTED = {"in-name": ordinary.in_names, "amid": ordinary.amid, "expansion": terms.expanded}
_OPEN = {"word": ordinary.alone, "phrase": ordinary.phrases, "setting": ordinary.settings, "verb": ordinary.verbs}
_OPEN |= {"group": grouping.grouped, "mixed": ordinary.singles}


def _shouted(text: str) -> Iterator[Span]:
    from pesanlint.language.id.shouting import shouted  # few texts have capitals throughout

    return shouted(text)


_OPEN["shouted"] = _shouted


@record(kw_only=True)
class Capital(DocumentRule):
    """Words with a capital that Indonesian writes small.

    A document check: it checks one block at a time, but `word` and `phrase` consider how the text writes the words elsewhere.

    `word`: an ordinary word between small ones (`kinerja Organisasi`, `meminta Masyarakat hadir`). A word is ordinary if edited
    news nearly always writes it small. It is not reported after a word that introduces a name (`bertema Persatuan`, `kata
    Harapan`), beside a name (`Hukum dan Pengawasan`), if a full stop may be missing before it, or if the text has it more than
    once and never small, unless it is a frequent word of press releases.

    `phrase`: two to four ordinary words that are counted (`126 Target Kinerja`, `para Guru Madrasah`), done (`melakukan
    Kunjungan Lapangan`), pointed at (`Kepala Desa setempat`), or begin with a noun of action (`acara Penyerahan Piagam`).

    `verb`: an active verb after the name of a body or an office (`KPU Kabupaten Mawar Menggelar rapat`).

    `group`: an ordinary word whatever follows, after `para`, `seluruh` and their like (`para Operator Polres`) or a number
    (`di 5 Kecamatan`), `Tingkat` before `Nasional` and its like, one of doing after `bahwa` and its like (`bahwa Penguatan
    Bahasa`), one that says of what sort the members of a body are (`bagi Mahasiswa Universitas Mawar`), and a thing before
    the abbreviation that names it (`di Lokasi KKN`).

    `mixed`: a word between small ones that the text has small elsewhere (`tahapan Pemilu` beside `menjelang pemilu`).

    `setting`: a noun of time after a preposition (`pada Tahun 2024`), or of place after di, ke or dari (`di Lingkungan
    Pemerintah Kabupaten Mawar`).

    `in-name`: one of `words` between capitalised words, in names and in headlines (`Badan Kesatuan Bangsa Dan Politik`).

    `amid`: one of `words` anywhere inside a sentence (`bersama Segenap Karyawan`).

    `kind`: one of `words`, which may be phrases, that no name follows (`di Rumah Sakit setempat`, `para Kepala desa`).

    `series`: one of `words` beside another one in a list (`dihadiri Camat, Lurah, dan Kepala Desa`).

    `expansion`: one of `words` before its abbreviation in brackets (`Sumber Daya Manusia (SDM)`).

    `shouted`: ordinary words in capitals throughout (`piagam KETERBUKAAN INFORMASI PUBLIK`).

    All except `in-name` check only paragraphs and list items with more small words than headlines have.
    Quotations of few small words, such as themes, are ignored."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["capital"]
    message: str = "Tulis “{use}” dengan huruf kecil; di tengah kalimat huruf kapital menandai nama diri."
    check: Literal[
        "word", "phrase", "group", "mixed", "verb", "setting", "in-name", "amid", "kind", "series", "expansion", "shouted"
    ]
    """What is checked."""
    words: Words = ()
    """The words, in small letters. For `in-name`, `amid`, `kind`, `series` and `expansion`."""
    except_: Words = ()
    """Words and phrases that may have a capital, such as the name of a product."""

    def __post_init__(self) -> None:
        if (self.check in (*_LISTED, *_TERMS)) != bool(self.words):
            raise WrongKey("words", "Kunci “words” wajib diisi pada “check” yang memeriksa daftar kata, dan hanya di sana.")

    def triggers(self) -> Iterable[str]:
        """The words with a capital. Ordinary words are too many for triggers: a rule on them runs on every text."""
        if self.check in _BY_FORMS:
            return (form for word in self.words for form in terms.forms(word))
        words = ordinary.SETTINGS if self.check == "setting" else self.words
        return (f" {word.capitalize()} " for word in words)

    def heeds_case(self) -> bool:
        """Yes: the rule searches for capitals."""
        return True

    def listed(self) -> Iterator[Term]:
        """Every word of the list."""
        if self.check in _BY_FORMS:
            return (Term(tuple(terms.forms(word)), (word,)) for word in self.words)
        return (Term((word.capitalize(),), (word,)) for word in self.words)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check each block of text, or those with a trigger."""
        kept = {word.lower() for word in self.except_}
        finder = cache(lambda: _LISTED[self.check](self.words) if self.words else _OPEN[self.check])  # when a block asks
        in_terms = _TERMS.get(self.check)
        is_anywhere = self.check == "in-name"
        least = _FEW_SPOKEN if self.check in _BY_FORMS else _SPOKEN
        named = {word.lower(): word for word in self.words}  # `warga negara Indonesia`

        may_tell = _always if self.words else _MAY_TELL.get(self.check, _always)

        def capitals(text: str, hits: Sequence[Hit] = ()) -> tuple[tuple[Span, str], ...]:
            if not may_tell(text):
                return ()
            found = [(span, text[slice(*span)].lower()) for span in (in_terms(text, hits) if in_terms else finder()(text))]
            if not found or not (is_anywhere or _is_running(text)) or (self.check == "verb" and not _SENTENCE_END.search(text)):
                return ()
            return tuple(
                (span, named.get(small, small))
                for span, small in found
                if small not in kept and not _is_quoted(text, span.start, least)
            )

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            told = reading.told.with_hits(capitals, reading.starts, hits) if hits else reading.told.some(capitals)
            for at, found in told.items():
                block = reading.blocks[at]
                if block.kind not in ("paragraph", "list-item") and not is_anywhere:
                    continue
                for span, small in found:
                    place = span.shifted(block.span.start)
                    if self.check == "mixed" and not _is_small_elsewhere(reading, small):
                        continue
                    if self.check not in ("word", "phrase") or not _is_name_here(reading, reading.text[slice(*place)]):
                        yield Match(place, {"use": small}, (Fix((Edit(place, small),), safe=False),))

        return check


def _always(text: str) -> bool:
    return True


def _is_running(text: str) -> bool:
    """Whether a block is running text: it has more lower-case words than headlines have."""
    small = sum(map(str.islower, LETTERS.findall(text)))
    return small >= _MANY or (small >= _FEW and _SENTENCE_END.search(text) is not None)


def _is_name_here(reading: Reading, word: str) -> bool:
    """Whether the text uses ordinary words like a name: more than once, always with capitals, and not frequent in releases."""
    small = word.lower()
    if small in common_words() or small in ordinary.OF_RELEASES or any(_places(reading, small)):
        return False
    return sum(1 for _ in islice(_places(reading, word), 2)) > 1


def _is_small_elsewhere(reading: Reading, word: str) -> bool:
    """Whether a text has a word in lower case inside a sentence, as a whole word."""
    return any(_AMID.match(before) and behind not in ("-", "/", "@") for before, behind in _places(reading, word))


def _places(reading: Reading, word: str) -> Iterator[tuple[str, str]]:
    """The two characters before each occurrence of a whole word, and the one behind it."""
    text = reading.text
    for at in places(reading, word):
        before, behind = text[max(at - 2, 0) : at], text[at + len(word) : at + len(word) + 1]
        if not _IN_WORD.match(before[-1:]) and not _IN_WORD.match(behind):
            yield before, behind


def _is_quoted(text: str, at: int, least: int) -> bool:
    """Whether an offset is in a quotation of fewer than `least` small words or mostly capitals, such as a theme or a title."""
    before = text[:at]
    opened = sum(map(before.count, _OPENING)) - sum(map(before.count, _CLOSING))
    if opened <= 0 and before.count('"') % 2 == 0:
        return False
    begin = max(before.rfind(mark) for mark in (*_OPENING, '"')) + 1
    end = min((found for mark in (*_CLOSING, '"') if (found := text.find(mark, at)) >= 0), default=len(text))
    words = LETTERS.findall(text[begin:end])
    small = sum(map(str.islower, words))
    return small < least or small < len(words) * _SHARE

"""Finds quotations without a speaker, and claims without the survey, figures or law that they rest on."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile
from sys import maxsize
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.errors import WrongKey
from pesanlint.finding import Match
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.language.language import Language
from pesanlint.language.languages import language
from pesanlint.language.lexicon import any_of, words
from pesanlint.language.words import WORD, stands_alone
from pesanlint.reading.quotations import Quotation, spoken
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import sentence_at
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_ATTRIBUTION = 200
"""Code points after a quotation that may tell who spoke."""
_SPOKEN_WORDS = 6
"""Minimum words of a quotation that is certainly speech; a shorter one may be in scare quotes."""
_SINGLE = re.compile(r"['‘’‚‹](?!['‘’])")
_INTRODUCED = re.compile(r"(?:[:–—-]|\b[A-Z][\w'’-]*,?|\))\s*$")
_SIGNED = re.compile(r" {0,3}(?:,? {0,3}[–—~(-]|, {0,3}[A-Z])")

_BY = (
    r"oleh|dari|menurut|versi|milik|data|survei|riset|studi|penelitian|kajian|jajak pendapat|polling|hasil|laporan|rilis|"
    r"dirilis|dikutip|dilansir|mengutip|catatan|lembaga|badan|dinas|kementerian|universitas|institut|sumber|dilakukan|"
    r"dilaksanakan|diselenggarakan|digelar|bersama|melalui|laman|aplikasi|portal|sistem|sensus|publikasi"
)
_INSTRUMENT = any_of(words("id", "laws", "instrument"))
_WHO = rf"\b(?i:{_BY})(?:nya)?\s+(?:[\w-]+\s+){{0,3}}?[(“\"]?[A-Z]"
# The owner of a survey, named by a common noun: `survei internal rumah sakit`, `survei yang kami adakan`.
_NO_OBJECT = r"(?!(?:tentang|terhadap|mengenai|soal|atas|pada|di|dalam|untuk|yang|me\w+)\b)[\w-]+\s+"
_OWN_SURVEY = (
    rf"\b(?:survei|riset|studi|penelitian|kajian|jajak pendapat|polling)\s+(?:{_NO_OBJECT}){{0,3}}?"
    r"(?:(?:internal|kami|pemerintah|dinas|rumah sakit|kementerian|lembaga)\b|"
    r"yang\s+(?:\w+\s+){1,3}?(?:adakan|lakukan|gelar|laksanakan|selenggarakan)\b|"
    r"(?:yang\s+)?(?:dilakukan|diadakan|digelar|dilaksanakan|diselenggarakan)\s+"
    r"(?:oleh\s+)?(?:kami|pemerintah|dinas|rumah sakit|kementerian|lembaga|sekolah|kampus|universitas|kantor|badan)\b)"
)
_TIME = (
    rf"\b(?:(?:19|20)\d\d|(?i:{'|'.join((*MONTHS, *WEEKDAYS))}))\b|\d/\d|\b[Pp]er \d"
    r"|\b(?i:triwulan|semester|kuartal|caturwulan|kini|sementara|sepanjang|sejak|kemarin|terakhir"
    r"|(?:saat|hari|pekan|bulan|tahun) ini|(?:pekan|bulan|tahun) lalu)\b"
)
_SOURCES = {  # compiled on demand, because few texts have a claim
    "survey": rf"{_WHO}|(?i:{_OWN_SURVEY})",
    "statistic": _WHO,
    "period": _TIME,
    "law": (rf"\b(?i:nomor|no\.?)\s*\S{{0,20}}\d|\b\d{{1,3}}/\d{{4}}\b|\b(?i:pasal|{_INSTRUMENT})\s+[A-Z\d]|\b(?i:pkpu|uud)\b"),
}
_FIGURE_BEHIND = deferred(r"[^.!?\n]*?\d")
_NO_SURVEYOR = rf"(?!(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b)"
_NAMED_SURVEY = deferred(rf"\b[Ss]urvei (?:[\w-]+ ){{0,3}}?{_NO_SURVEYOR}[A-Z]|\b[Ss]urvei[^.!?\n]{{0,60}} (?:oleh|dari) [A-Z]")
"""Names a survey. A release has one survey, so later claims refer to it."""
_POINTS_BACK = deferred(r",?\s+(?:tersebut|itu|ini|tadi|dimaksud|di atas|yang sama)\b", re.IGNORECASE)


@record(kw_only=True)
class Attribution(DocumentRule):
    """Quotations without a speaker, and claims without the survey, figures or law that they rest on.

    A quotation is attributed by a verb of saying (`ujar`, `tegasnya`, `menyampaikan`, ...) or `menurut` in its own paragraph or
    in the sentence before or after that paragraph, or by a name, colon, dash or bracket right beside it. Consecutive quotations
    share their speaker. Only direct quotations in paragraphs are checked, with both double marks and at least six words.

    A claim is attributed if its paragraph says who made the survey or holds the figures (`survei Lembaga X`, `survei kami`,
    `dirilis BPS`) or which law it is (a number, an article, a name), or if it refers back (`data tersebut`). A survey may be
    named in any earlier paragraph, the time of figures in the previous one."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["attribution"]
    message: str = "Sebutkan sumber “{found}”."
    of: Literal["quotation", "survey", "statistic", "period", "law"]
    """What must be attributed: direct quotations, or claims that rest on a survey, on figures, on the time of figures, or on a
    law."""
    claims: Words = ()
    """The phrases that make such a claim: `survei menunjukkan`, `berdasarkan data`, `sesuai aturan`. Not for quotations."""
    named_by: Words = ()
    """Further words of attribution: one of them in the paragraph suffices."""

    def __post_init__(self) -> None:
        if (self.of == "quotation") == bool(self.claims):
            raise WrongKey("claims", "Kunci “claims” wajib diisi, kecuali pada “of: quotation”, yang tidak memakainya.")

    def triggers(self) -> Iterable[str]:
        """The claims; none in a rule on quotations."""
        return self.claims

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every quotation, or each claim."""
        named = deferred("|".join(rf"\b{re.escape(word)}\b" for word in self.named_by) or r"(?!)", re.IGNORECASE)
        if self.of == "quotation":
            return _quotation_check(named, language(self.language))
        return _claim_check(re.compile(_SOURCES[self.of]), named, of=self.of)


def _claim_check(source: re.Pattern[str], named: Callable[[], re.Pattern[str]], *, of: str) -> DocumentCheck:
    def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        @cache
        def first_survey() -> int:
            named_before = _NAMED_SURVEY().search(reading.text) if of == "survey" else None
            return named_before.end() if named_before else len(reading.text)

        @cache
        def is_sourced(block: Block) -> bool:
            if any(pattern.search(reading.text, *block.span) for pattern in (source, named())):
                return True
            return first_survey() <= block.span.start

        end = 0
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            span = Span(hit.start, hit.end)
            if span.start < end or not stands_alone(reading.text, span) or reading.text[span.start - 1 : span.start] == "-":
                continue  # not a claim: `aturan-aturan yang berlaku dalam kontes itu`
            end = span.end
            if of == "period" and not _lacks_time(reading, span, source):
                continue
            if not _POINTS_BACK().match(reading.text, span.end) and not is_sourced(reading.block_at(span.start)):
                yield Match(span)

    return check


def _lacks_time(reading: Reading, claim: Span, time: re.Pattern[str]) -> bool:
    """Whether figures follow a claim in its sentence, and the previous paragraph does not give their time."""
    if not _FIGURE_BEHIND().match(reading.text, claim.end, reading.sentence_at(claim.start).end):
        return False
    at = reading.index_at(claim.start)
    return at == 0 or time.search(reading.text, *reading.blocks[at - 1].span) is None


def _quotation_check(named: Callable[[], re.Pattern[str]], its_language: Language) -> DocumentCheck:
    @lru_cache(maxsize=1024)  # after an edit the same is asked of most blocks
    def says(narration: str) -> bool:
        return its_language.speaks(narration) or bool(named().search(narration))

    def anonymous(text: str, following: Callable[[], str], quotations: Sequence[Quotation]) -> tuple[_Anonymous, ...]:
        around = text + following()
        found = tuple(filter(None, (_without_speaker(text, around, quote, its_language) for quote in quotations)))
        if found and says(_without(text, (one.inner for one in spoken(quotations)))):
            return tuple([one._replace(is_named=True) for one in found])
        return found

    def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        narration: _Narration | None = None
        linked = reading.found_quotations.linked
        for at, (quote, opens, is_named) in reading.told_of_quotations(anonymous, _ATTRIBUTION):
            block = reading.blocks[at]
            if (is_named and at not in linked) or block.kind != "paragraph" or (opens and len(reading.blocks) == 1):
                continue
            narration = narration or _Narration(reading, says)
            if not narration.names_speaker(at):
                start = block.span.start
                yield Match(Span(quote.start + start, min(quote.end + start, block.span.end)))

    return check


class _Anonymous(NamedTuple):
    """A quotation in a block that calls for a speaker."""

    span: Span
    opens: bool
    """Whether the block begins with its sentence. A text of one paragraph that does so is an excerpt, whose speaker may have
    been named before it."""
    is_named: bool = False
    """Whether the block names a speaker outside of the quotations that begin in it."""


def _without_speaker(text: str, around: str, quote: Quotation, its_language: Language) -> _Anonymous | None:
    """A quotation that is certainly speech and has no name, colon, dash or bracket right beside it; None for any other.

    Words quoted within the writer's own sentence (`menolak karena “sikap para tamu ...”`) belong to its subject.

    Args:
        text: the block.
        around: the block with what follows.
        quote: the quotation.
        its_language: its language.
    """
    start, end = quote.span
    if quote.kind != "speech" or quote.depth or not quote.closed or _SINGLE.match(around, start, end):
        return None
    if its_language.attribution_end(around, end) is not None:
        return None
    sentence = sentence_at(text, its_language, start)
    if sentence.start < start and around[quote.inner.start : quote.inner.start + 1].islower():
        return None
    if sum(1 for _ in islice(WORD.finditer(around, *quote.inner), _SPOKEN_WORDS)) < _SPOKEN_WORDS:
        return None
    if _INTRODUCED.search(text[max(0, start - 80) : start]) or _SIGNED.match(around, end):
        return None
    return _Anonymous(quote.span, sentence.start == 0)


class _Narration:
    """A text without its direct quotations, and the blocks in which somebody is said to speak."""

    def __init__(self, reading: Reading, says: Callable[[str], bool]) -> None:
        self._reading, self._told_to_say = reading, says
        self._saying: dict[Span, bool] = {}
        self._before: dict[int, bool] = {}
        self._behind: dict[int, bool] = {}

    def names_speaker(self, at: int) -> bool:
        """Whether somebody is said to speak in a block or in the sentence before or after it.

        Blocks that consist of speech are skipped when looking for that sentence.
        """
        blocks = self._reading.blocks
        return (
            self._says(blocks[at].span)
            or self._one_says(range(at - 1, -1, -1), lambda block: block.span.end - 1, self._before)
            or self._one_says(range(at + 1, len(blocks)), lambda block: block.span.start, self._behind)
        )

    def _one_says(self, beside: Iterable[int], near_end: Callable[[Block], int], known: dict[int, bool]) -> bool:
        """Whether the nearest sentence of narration in some blocks names a speaker.

        Args:
            beside: the indices of the blocks, the nearest first.
            near_end: returns an offset in the sentence of a block that is nearest.
            known: the answers for these and the following blocks, which this adds to: each block is asked once.
        """
        says, passed = False, list[int]()
        for at in beside:
            if at in known:
                says = known[at]
                break
            passed.append(at)
            block = self._reading.blocks[at]
            if block.kind == "code":
                continue
            says = self._says(self._reading.sentence_at(near_end(block)))
            if says or WORD.search(self._narrated(block.span)):
                break
        known.update(dict.fromkeys(passed, says))
        return says

    def _says(self, span: Span) -> bool:
        if span not in self._saying:  # several quotations of one paragraph ask for it
            self._saying[span] = self._told_to_say(self._narrated(span))
        return self._saying[span]

    def _narrated(self, span: Span) -> str:
        """A stretch of the text with blanks for the direct quotations in it."""
        start, end = span
        speech = self._reading.found_quotations.speech_near(self._reading.index_at(start))
        first = max(bisect_right(speech, (start, maxsize)) - 1, 0)
        inside = takewhile(lambda said: said.start < end, speech[first:])
        clipped = ((max(a, start) - start, min(b, end) - start) for a, b in inside if b > start)
        return _without(self._reading.text[start:end], clipped)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some ordered spans replaced by blanks."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += text[at:start], " " * (end - start)
        at = end
    return "".join([*parts, text[at:]])

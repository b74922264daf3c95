"""Finds quotations without a speaker, and claims without the survey, figures or law that they rest on."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.errors import WrongKey
from pesanlint.finding import Match
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.language.lexicon import any_of, words
from pesanlint.language.words import WORD, stands_alone
from pesanlint.reading.quotations import Quotation
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

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
            return _quotation_check(named)
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


def _quotation_check(named: Callable[[], re.Pattern[str]]) -> DocumentCheck:
    def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        speech = [quote for quote in reading.quotations if quote.depth == 0 and quote.kind == "speech"]
        anonymous = [quote for quote in speech if _calls_for_speaker(reading, quote)]
        if anonymous:
            narration = _Narration(reading, speech, named)
            for quote in anonymous:
                block = reading.block_at(quote.span.start)
                if not narration.names_speaker(block):
                    yield Match(Span(quote.span.start, min(quote.span.end, block.span.end)))

    return check


def _calls_for_speaker(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation is certainly speech and has no name, colon, dash or bracket right beside it.

    Words quoted within the writer's own sentence (`menolak karena “sikap para tamu ...”`) belong to its subject. A text of one
    paragraph that begins with the sentence of the quotation is an excerpt, whose speaker may have been named before it.
    """
    text = reading.text
    if not quote.closed or reading.language.attribution_end(text, quote.span.end) is not None:
        return False
    block = reading.block_at(quote.span.start)
    if block.kind != "paragraph" or _SINGLE.match(text, *quote.span):
        return False
    sentence = reading.sentence_at(quote.span.start)
    if sentence.start < quote.span.start and text[quote.inner.start : quote.inner.start + 1].islower():
        return False
    if len(reading.blocks) == 1 and sentence.start == block.span.start:
        return False
    if sum(1 for _ in islice(WORD.finditer(text, *quote.inner), _SPOKEN_WORDS)) < _SPOKEN_WORDS:
        return False
    before = text[max(block.span.start, quote.span.start - 80) : quote.span.start]
    return not (_INTRODUCED.search(before) or _SIGNED.match(text, quote.span.end))


class _Narration:
    """A text without its direct quotations, and the blocks in which somebody is said to speak."""

    def __init__(self, reading: Reading, speech: Iterable[Quotation], named: Callable[[], re.Pattern[str]]) -> None:
        self._reading, self._named = reading, named
        self._text = _without(reading.text, [quote.inner for quote in speech])
        self._blocks = [block for block in reading.blocks if block.kind != "code"]
        self._saying: dict[Span, bool] = {}
        self._index = {block: at for at, block in enumerate(self._blocks)}

    def names_speaker(self, block: Block) -> bool:
        """Whether somebody is said to speak in a block or in the sentence before or after it.

        Blocks that consist of speech are skipped when looking for that sentence.
        """
        at = self._index[block]
        return self._says(block.span) or self._carried_on[at] or self._carried_back[-1 - at]

    @cached_property
    def _carried_on(self) -> list[bool]:
        """For each block, whether the last sentence before it names a speaker; blocks of speech are skipped."""
        return list(self._carried(self._blocks, lambda block: block.span.end - 1))

    @cached_property
    def _carried_back(self) -> list[bool]:
        """For each block, from the last to the first, whether the first sentence after it names a speaker."""
        return list(self._carried(self._blocks[::-1], lambda block: block.span.start))

    def _carried(self, blocks: Iterable[Block], near_end: Callable[[Block], int]) -> Iterator[bool]:
        carried = False
        for block in blocks:
            yield carried
            is_narration = WORD.search(self._text, *block.span) is not None
            carried = (carried and not is_narration) or self._says(self._reading.sentence_at(near_end(block)))

    def _says(self, span: Span) -> bool:
        if span not in self._saying:  # several quotations of one paragraph ask for it
            narration = self._text[span.start : span.end]
            self._saying[span] = self._reading.language.speaks(narration) or bool(self._named().search(self._text, *span))
        return self._saying[span]


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with some ordered spans replaced by blanks."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += text[at:start], " " * (end - start)
        at = end
    return "".join([*parts, text[at:]])

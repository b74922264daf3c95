"""Facts: figures and days that must be the canonical ones wherever a release states them."""

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal, NamedTuple

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.desk.facts import FIGURE, Fact, written_value
from pesanlint.finding import Fix, Match
from pesanlint.language.dates import DateMention
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import standing
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_SCALES = {"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9}
_NUMBER = (
    rf"(?<![\d.,])(?P<number>(?P<figure>{FIGURE})(?:\s{{1,3}}(?P<scale>ribu|juta|miliar)\b)?)"
    r"(?![\d/:–-]|[.,]\d|\s+tahun\b)"
)
_ABOUT = r"(?:(?P<about>sekitar|kurang lebih|lebih kurang|kira-kira|hampir|nyaris|lebih dari|di atas)\s{1,3})?"

# What may stand between a thing and its figure or day. Anything else makes it the figure of something else.
_SHORT_FORM = r"(?:\s{0,3}\([^()\d]{1,12}\))?"
_IS = (
    r"adalah|ialah|yaitu|yakni|sebanyak|berjumlah|sejumlah|sebesar|mencapai|tercatat|ditetapkan|totalnya|jumlahnya"
    r"|secara|nasional"
)
_TAKES_PLACE = (
    r"yang|akan|telah|sudah|jatuh|pada|tanggal|hari|adalah|ialah|yaitu|yakni|dilaksanakan|digelar|diselenggarakan|berlangsung"
    r"|dilakukan|ditetapkan|dijadwalkan|serentak|secara|nasional"
)
_FIGURE_BEHIND = re.compile(rf"{_SHORT_FORM}(?:,?\s{{1,3}}(?:{_IS})\b)*[\s:(]{{1,3}}{_ABOUT}{_NUMBER}", re.IGNORECASE)
_FIGURE_BEFORE = re.compile(rf"{_ABOUT}{_NUMBER}\s{{1,3}}$", re.IGNORECASE)
_DAY_BEHIND = re.compile(rf"{_SHORT_FORM}(?:[\s,:(]*\b(?:{_TAKES_PLACE})\b)*[\s,:(]*", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\)?,?\s+(?:sebagai|menjadi|merupakan|adalah|ialah)\s+", re.IGNORECASE)
_SEVERAL_DAYS = re.compile(r"\d\s*(?:[-–—]|s\.?d\.?|sampai|hingga)|[A-Za-z]\s*[-–—]", re.IGNORECASE)

_ELECTION = r"(?P<election>Pemilu|Pemilihan(?:\s+Umum)?|Pilkada|Pilpres|Pileg)(?:\s+[A-Z]\w+){0,4}?\s+(?P<year>(?:19|20)\d\d)\b"
_SAME_ELECTION = {"pemilihan umum": "pemilu", "pilkada": "pemilihan"}
_LIMIT = re.compile(
    r"\b(?:(?i:dalam negeri|luar negeri|PPLN|KPPSLN|TPSLN|KSK|desa|kelurahan|kecamatan|distrik"
    r"|nagari|kampung|dusun|dapil|daerah pemilihan|rt|rw|tps \d+|laki-laki|pria|perempuan|wanita|disabilitas|pemula|milenial"
    r"|gen(?:erasi)? z|lansia|lanjut usia|masing-masing|setiap|tiap|di antaranya|sebagian|per provinsi|DPS|DPSHP|DPTb|DPK|DPHP"
    r"|DP4|coklit|sisanya|selebihnya|ulang|susulan|lanjutan|(?:tidak|belum) termasuk|di luar"
    r"|(?:pemilih|angka|data|hasil) (?:baru|khusus|muda|pindahan|sementara|tambahan))\b"
    r"|(?:(?:[Dd]i\s+|[Ss]e-)(?P<place>(?!Indonesia\b)[A-Z]\w+(?:\s+[A-Z]\w+){0,3})"
    r"|(?P<region>(?:Kabupaten|Kota|Provinsi)\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3}))"
    rf"|{_ELECTION})"
)
"""What limits a count: to a part of the whole, to another list of voters, a place or another election."""
_NO_PLACE = re.compile(r"\b(?:Kementerian|Menteri)\s+Dalam\s+Negeri\b")
_DIVIDED = re.compile(
    r"[,;(]?\s*\b(?:yang\s+)?(?:(?:ter|di)bagi|terdiri|meliputi|mencakup|dengan rincian|rinciannya"
    r"|(?<!tidak\s)(?<!belum\s)termasuk)\b",
    re.IGNORECASE,
)
"""Behind a figure, what says that its parts follow."""

_PERCENT = re.compile(r"\s*(?:%|persen\b)", re.IGNORECASE)
_WORD_BEHIND = re.compile(r"\s+([^\W\d_][\w-]*)")
_CARRIES_ON = frozenset(
    """atau berdasarkan dalam dan dari dengan di hingga karena menurut meliputi pada sedangkan sehingga sementara serta sesuai
    setelah termasuk terdiri tersebar untuk yang""".split()
)
_COUNTED = ("orang", "jiwa")
_UNIT_WITHIN = 100
"""So many characters behind a figure are looked at for what is counted."""
_NEAR, _ABOUT_RIGHT = Decimal("0.2"), Decimal("0.05")


@record(kw_only=True)
class FactCheck(DocumentRule):
    """Figures and days that must be the canonical ones wherever a release states them.

    A statement is the name of the thing with its figure or day beside it, and between them nothing but words such as
    `sebanyak`, `mencapai`, `pada hari`: `jumlah pemilih sebanyak 204.807.222`. A figure right before the name counts where it
    is within a fifth of the canonical one. A sentence that limits the count in a way that neither a name of the fact nor its
    `part` does (`di dalam negeri`, men, a village, another list of voters, another election, another region than the desk's) is
    about another count, and passes. A figure rounded at its last digit (`204,8 juta`) is right, and so is one behind `sekitar`,
    `hampir` or `lebih dari` that is within a twentieth, on the side that the word says.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "name", "source"})
    terms: ClassVar[str | None] = "facts"

    kind: Literal["fact"]
    message: str = "Menurut {source}, {name} ialah {use}, bukan “{found}”."
    facts: tuple[Fact, ...] = ()
    """The facts."""
    desk: bool = False
    """Whether the facts in the desk's own file count as well."""

    def triggers(self) -> Iterable[str]:
        """The names."""
        return (name for fact in self.facts for name in fact.name)

    def desk_triggers(self, desk: Desk) -> Iterable[str]:
        """The names in the desk's own file."""
        return (name for fact in desk.facts for name in fact.name) if self.desk else ()

    def listed(self) -> Iterator[Term]:
        """Every fact with its source."""
        return (Term(write=(f"{_named(fact)}: {written_value(fact.value)}",), remark=fact.source) for fact in self.facts)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look at what stands beside each name."""
        facts: dict[str, list[_Known]] = defaultdict(list)
        for fact in (*self.facts, *(desk.facts if self.desk else ())):
            known = _Known(fact, _limits(". ".join((*fact.name, *fact.unit, *fact.part))))
            for name in fact.name:
                facts[folded(name)].append(known)
        own_region = desk.unit.partition(" ")[2]

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            day = reading.date or dt.date.today()
            for name, known in standing(reading.text, hits, (), lambda _, term: facts.get(term)):
                in_force = [one for one in known if one.fact.in_force(day)]
                statements: Iterable[_Day | _Figure] = (*_days(reading, name), *_figures(reading, name))
                for stated in statements:
                    around = _around(reading, name, stated.span, own_region)
                    limits, told = _limits(around), f"{folded(around)} {reading.folded_at(name)}"
                    same = [one.fact for one in in_force if one.has(limits, told) and stated.is_about(one.fact)]
                    about = [fact for fact in same if fact.part] or same
                    if about and not any(stated.agrees(fact) for fact in about):
                        yield _corrected(stated.span, about[0])

        return check


class _Known(NamedTuple):
    """A fact, and the limits within which it counts."""

    fact: Fact
    own: frozenset[str]
    """Those that its names, its units and its part tell."""

    def has(self, limits: frozenset[str], told: str) -> bool:
        """Whether a statement within these limits, with these folded words around it, is of the same count."""
        return limits <= self.own and (not self.fact.part or any(folded(word) in told for word in self.fact.part))


def _limits(text: str) -> frozenset[str]:
    """What limits the count in a text, in one spelling: `luar negeri`, `pemilu 2019`, `jawa barat`."""
    return frozenset(map(_limit, _LIMIT.finditer(text)))


def _limit(m: re.Match[str]) -> str:
    if m["election"]:
        election = " ".join(m["election"].lower().split())
        return f"{_SAME_ELECTION.get(election, election)} {m['year']}"
    return " ".join((m["place"] or m["region"] or m[0]).lower().split())


def _around(reading: Reading, name: Span, stated: Span, own_region: str) -> str:
    """The sentence around a name, without the name, the desk's region and the parts that are counted behind the figure."""
    text, sentence = reading.text, reading.sentence_at(name.start)
    divided = _DIVIDED.search(text, max(name.end, stated.end), sentence.end)
    around = f"{text[sentence.start : name.start]}. {text[name.end : divided.start() if divided else sentence.end]}"
    for own in (own_region, own_region.partition(" ")[2]):
        around = around.replace(own, "") if own else around
    return _NO_PLACE.sub("", around)


def _named(fact: Fact) -> str:
    """The thing, with the part of it that is meant."""
    return f"{fact.name[0]} ({fact.part[0]})" if fact.part else fact.name[0]


def _corrected(stated: Span, fact: Fact) -> Match:
    use = written_value(fact.value)
    values = {"use": use, "name": _named(fact), "source": fact.source or "daftar fakta"}
    return Match(stated, values, (Fix((Edit(stated, use),), safe=False),))


class _Day(NamedTuple):
    """A day that a text says a thing is on."""

    span: Span
    mention: DateMention

    def is_about(self, fact: Fact) -> bool:
        """Whether the fact is a day."""
        return isinstance(fact.value, dt.date)

    def agrees(self, fact: Fact) -> bool:
        """Whether it is that day, or may be where no year is given."""
        assert isinstance(fact.value, dt.date)
        year = self.mention.year or fact.value.year
        return (year, self.mention.month, self.mention.day) == (fact.value.year, fact.value.month, fact.value.day)


class _Figure(NamedTuple):
    """A figure that a text says a thing comes to."""

    span: Span
    value: Decimal
    step: Decimal
    """What one more in the last digit would add."""
    about: str
    """The word that makes it a rough figure, if there is one."""
    counted: str
    """The text behind it, from the word that says what is counted."""
    is_before: bool
    """Whether it stands before the name, where it may count a part of the thing."""

    def is_about(self, fact: Fact) -> bool:
        """Whether it counts what the fact counts."""
        if not isinstance(fact.value, Decimal) or (self.step < 1 and fact.value == int(fact.value)):
            return False
        if bool(_PERCENT.match(self.counted)) != any(_PERCENT.match(unit) for unit in fact.unit):
            return False
        if self.is_before:
            return abs(self.value - fact.value) <= fact.value * _NEAR
        word = _WORD_BEHIND.match(self.counted)
        if word and word[1].lower() in _CARRIES_ON:
            return not self._may_be_year
        counted = (*map(folded, fact.unit), *_COUNTED)
        return folded(self.counted.strip()).startswith(counted) if word else not self._may_be_year

    @property
    def _may_be_year(self) -> bool:
        return self.step == 1 and 1900 <= self.value <= 2100

    def agrees(self, fact: Fact) -> bool:
        """Whether it is that figure, or a fair rounding of it."""
        assert isinstance(fact.value, Decimal)
        steps = fact.value / self.step
        if self.value in (steps.quantize(Decimal(1), rounding) * self.step for rounding in (ROUND_HALF_UP, ROUND_DOWN)):
            return True
        off, most = fact.value - self.value, fact.value * _ABOUT_RIGHT
        match self.about:
            case "":
                return False
            case "hampir" | "nyaris":
                return -most <= off <= 0
            case "lebih dari" | "di atas":
                return 0 <= off <= most
            case _:
                return abs(off) <= most


def _days(reading: Reading, name: Span) -> Iterator[_Day]:
    """The days that the text says of a name: `X pada Rabu, 14 Februari 2024`, `14 Februari 2024 sebagai X`."""
    sentence = reading.sentence_at(name.start)
    behind_name = bisect_left(reading.dates, name.end, key=lambda mention: mention.span.start)
    for mention in reading.dates[max(behind_name - 2, 0) : behind_name + 2]:  # no other date may stand between
        if not sentence.start <= mention.span.start < sentence.end:
            continue
        start = mention.weekday_span.start if mention.weekday_span else mention.span.start
        behind = start >= name.end and _DAY_BEHIND.fullmatch(reading.text, name.end, start)
        before = mention.span.end <= name.start and _DAY_BEFORE.fullmatch(reading.text, mention.span.end, name.start)
        if (behind or before) and not _SEVERAL_DAYS.search(reading.text, *mention.span):
            yield _Day(mention.span, mention)


def _figures(reading: Reading, name: Span) -> Iterator[_Figure]:
    """The figures that the text says of a name: `X sebanyak 204.807.222 pemilih`, `823.220 X`."""
    text, sentence = reading.text, reading.sentence_at(name.start)
    if m := _FIGURE_BEHIND.match(text, name.end, sentence.end):
        yield _figure(m, text[m.end() : min(sentence.end, m.end() + _UNIT_WITHIN)], is_before=False)
    if m := _FIGURE_BEFORE.search(text, max(sentence.start, name.start - 60), name.start):
        yield _figure(m, "", is_before=True)


def _figure(m: re.Match[str], counted: str, *, is_before: bool) -> _Figure:
    whole, _, decimals = m["figure"].replace(".", "").partition(",")
    scale = _SCALES[folded(m["scale"] or "")]
    step = Decimal(scale).scaleb(-len(decimals))
    return _Figure(
        Span(*m.span("number")), Decimal(whole + decimals) * step, step, (m["about"] or "").lower(), counted, is_before
    )

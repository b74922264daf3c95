"""Checks that parts add up to their stated total: `812.345 pemilih, terdiri atas 401.234 laki-laki dan 409.111 perempuan`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.finding import Match
from pesanlint.language.id import numbers, rests
from pesanlint.language.id.numbers import Number
from pesanlint.language.languages import language
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import sentences_with
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_NO_UNIT = frozenset(
    ["", *"dengan masing-masing meliputi mencakup rinciannya rincian terbagi terdiri yaitu yakni yang".split()]
)
"""Words after a number without a noun of its own: `jumlah pemilih 812.345 dengan rincian`."""
_MARKER = (
    r"(?:terdiri\s+(?:dari|atas)|terbagi\s+atas|(?:dengan|adapun)\s+(?:pe)?rincian(?:nya)?|(?:pe)?rinciannya|(?:pe)?rincian\s*:"
    r"|yakni|yaitu)\b"
)
_MARKERS = deferred(rf"(?:\byang\s+)?\b{_MARKER}\s*[:,]?", re.IGNORECASE)
_OPENS_WITH_MARKER = deferred(
    rf"(?:(?:jumlah|angka|total|mereka|semuanya|data)\s+)?(?:(?:itu|ini|tersebut|pemilih)\s+)*(?:{_MARKER})", re.IGNORECASE
)
_SEPARATOR = deferred(
    r"\s*(?:[,;](?=\s)|\bdan\b|\bserta\b|\bsedangkan\b)\s*(?:\bdan\b\s*|\bserta\b\s*|\bsedangkan\b\s*)?", re.IGNORECASE
)
_NO_SUM = deferred(
    r"\b(?:sisanya|selebihnya|antaranya|termasuk|masing-masing|antara lain|ditambah|beberapa|sejumlah (?!\d)|sebagian"
    r"|setiap|tiap|seluruh|para|separuh|setengah|puluhan|ratusan|ribuan|gabungan|dst|dll|sebanding|maupun|atau)\b|\bdkk\b|±",
    re.IGNORECASE,
)
_TIMES = deferred(r"\b(?:kali|pasang)\b", re.IGNORECASE)
_AS_FOLLOWS = deferred(r"\s*(?:(?:adalah|yakni|yaitu)\s+)?(?:sebagai\s+berikut|berikut(?:\s+ini)?)?[\s:,.]*", re.IGNORECASE)
_LABEL = deferred(r"[^:\n]{1,60}:\s")
_GOES_ON = deferred(
    r"(?:yang|sehingga|dengan|untuk|pada|di|sebagai|akan|telah|tersebar|dari|oleh|setelah|karena|kata|ujar|ucap|jelas|tutur|papar"
    r"|tegas|ungkap|terang|sebut|imbuh|tambah|lanjut|demikian|seperti|sesuai|berdasarkan|ber\w+|me[mn]\w+|di\w{4,})\b|[\"”“(]",
    re.IGNORECASE,
)
_OF_SOMETHING = deferred(
    r"\b(?:dari|di|pada|dalam|untuk|ke|se|kepada|oleh|tahun|usia|berusia|umur|berumur)\s+(?:total\s+)?$", re.IGNORECASE
)
_NAME_BEFORE = deferred(
    r"(?:[A-Z][\w.]*|\b(?:nomor|no\.?|pasal|ayat|dapil|tps|rt|rw|kelas|lantai|km|pukul|jam|tahap|ke|juara|tipe|seri))\s{1,2}$"
)
_VOTE = r"(?:(?:surat\s{1,2})?suara\s{1,2}(?:yang\s{1,2})?)?"
_SEX = deferred(
    r"\b(?:(?P<male>laki-laki|lelaki|pria|putra|(?-i:L)(?=\s?[:=]))|(?P<female>perempuan|wanita|putri|(?-i:P)(?=\s?[:=]))"
    rf"|(?P<invalid>{_VOTE}tidak\s{{1,2}}sah)|(?P<valid>{_VOTE}sah))\b",
    re.IGNORECASE,
)
"""One of two sorts that make a whole: men and women, valid and invalid votes."""
_VOTES = frozenset(["suara", "surat"])
_WHOLES = frozenset([frozenset(["male", "female"]), frozenset(["valid", "invalid"])])
_NUMBER_THEN_SEX = deferred(
    r"\s{1,2}(?:(?:orang|jiwa|pemilih|siswa|peserta|warga|anggota|atlet|penduduk)\s{1,2}){0,2}", re.IGNORECASE
)
_SEX_THEN_NUMBER = deferred(
    r"\s{0,2}(?:(?:yang|sebanyak|berjumlah|sejumlah|ada|adalah|yaitu|yakni|mencapai|sebesar|jumlahnya|orang|pemilih)\s{1,2}){0,3}[:=(–-]?\s{0,2}",
    re.IGNORECASE,
)
_BETWEEN_SEXES = deferred(
    r"[\s,;/&)(:–-]*(?:(?:dan|serta|sedangkan|sementara|orang|jiwa|pemilih|siswa|peserta|jumlah|ada|sebanyak|untuk|yang)[\s,;]*){0,4}",
    re.IGNORECASE,
)
_TOTAL_BEFORE = deferred(
    r"[^.;!?\d]{0,60}?(?:[(:]|terdiri\s+(?:dari|atas)|rincian(?:nya)?|yakni|yaitu|meliputi|mencakup|terbagi\s+\w+|masing-masing)[\s:=,]*"
    r"(?:(?:dari|atas|pemilih|jumlah|masing-masing|sebanyak|orang|peserta|siswa)[\s:=,]*){0,3}",
    re.IGNORECASE,
)
_IN_TOTAL = (
    r"(?:(?:dan\s+)?(?:jumlah|total)(?:nya)?|(?:dengan|sehingga|maka|jadi)\s+(?:(?:ber)?jumlah|total)(?:nya)?)\b"
    r"(?:\s+(?:keseluruhan|seluruhnya|seluruh|semua|pemilih|total|peserta|penduduk|suara|nya|sebanyak|mencapai|menjadi|adalah|sebesar|ada|dpt|dpb)){0,4}"
    r"[\s:=]*"
)
_TOTAL_BEHIND = deferred(
    rf"[\s,;.)(]*(?:(?:orang|jiwa|pemilih|tercatat|terdaftar|mendaftar|hadir)[\s,;.)]*){{0,2}}{_IN_TOTAL}", re.IGNORECASE
)
_ENDS_IN_TOTAL = deferred(rf"[\s,;](?=dengan|sehingga|maka|jadi|total){_IN_TOTAL}$", re.IGNORECASE)
_INTRODUCES_LIST = deferred(r"\brincian\b[^.:;]*:$", re.IGNORECASE)
"""A sentence that announces the parts of its number in the list below: `Rincian 650 pemilih sebagai berikut:`."""
_MORE_PARTS = deferred(
    r"\s*(?:kemudian|selanjutnya|selain itu|lalu|sedangkan|sementara|ditambah|berikutnya|adapun|dan|serta|juga|terakhir)\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that may go on with the parts of the one before."""
_OTHERS = deferred(
    r"\b(?:lainnya|anak-anak|anak|balita|bayi|lansia|disabilitas|sisanya|antaranya|termasuk|selebihnya|dewasa|kali)\b",
    re.IGNORECASE,
)


_UNLIKE_HUNDRED = "Bagian dan sisanya harus berjumlah 100 persen, tetapi {parts} = {sum}. Periksa angka mana yang keliru."
_BEYOND = "Bagian-bagiannya melebihi 100 persen: {parts} = {sum}. Periksa angka mana yang keliru."
_HUNDRED = Decimal(100)


class _Sum(NamedTuple):
    """A stated total and its parts; for percentages, whose total is 100, the last part takes the place of the total."""

    total: Number
    parts: list[Number]


@record(kw_only=True)
class Total(DocumentRule):
    """Parts that do not add up to their stated total.

    Parts and total are in one sentence (`50 peserta, terdiri atas 20 guru dan 30 siswa`; `20 laki-laki dan 31 perempuan, total
    50 orang`), or the parts are in a sentence of their own (`Rinciannya, ...`) or in the list after a sentence that ends in a
    colon. Valid and invalid votes make the votes, and the parts of a whole up to its rest (`dari 500 pemilih`, `sisanya 200
    orang`) make the whole. Only certain cases are reported: every part has a number and counts the same thing as the total
    (followed by the same word, or by words for persons), and no word limits the sum (`sekitar`, `termasuk`, `masing-masing`).
    Rounded amounts (`Rp1,5 miliar`) may differ by the last digit of each. Percentages of a whole may not exceed 100 together.
    A document check: it checks each block by itself, and a list together with the sentence that introduces it."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "parts", "sum"})

    kind: Literal["total"]
    message: str = "Rincian dan totalnya tidak cocok: {parts} = {sum}, bukan {found}. Periksa angka mana yang keliru."

    def triggers(self) -> Iterable[str]:
        """The words between a total and its parts."""
        parts = "terdiri", "terbagi", "rincian", "yakni", "yaitu", "sisanya", "selebihnya", "tidak sah"
        return *parts, "perempuan", "wanita", "putri", "p:", "p :", "p=", "p ="

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every sentence with such a word."""

        its_language = language(self.language)

        def with_sums(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
            told = sentences_with(text, its_language, hits) if _DIGIT_OR_WORD().search(text) else ()
            return tuple(sentence for sentence in told if _may_have_sum(text, sentence))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for start, sentence in reading.told_of_hits(with_sums, hits):
                found = {wrong.total.span: wrong for wrong in _wrong_sums(reading, sentence.shifted(start))}
                yield from map(_match, found.values())

        return check


_DIGIT_OR_WORD = deferred(r"\d[\d.]*|\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|orang))\b")


def _may_have_sum(text: str, sentence: Span) -> bool:
    """Whether a sentence has two numbers, or one number and a list after it."""
    found = sum(1 for _ in islice(_DIGIT_OR_WORD().finditer(text, *sentence), 2))
    return found > 1 or (found == 1 and text[sentence.end - 1] == ":")


def _match(wrong: _Sum) -> Match:
    in_rupiah, in_percent = wrong.total.sort == "rupiah", wrong.total.sort == "percent"
    write = numbers.written_rupiah if in_rupiah else numbers.written
    values = {"parts": " + ".join(write(part.value) for part in wrong.parts), "sum": write(numbers.added(wrong.parts))}
    message = (_BEYOND if _is_beyond(wrong.parts) else _UNLIKE_HUNDRED) if in_percent else None
    return Match(wrong.total.span, values, message=message)


def _wrong_sums(reading: Reading, sentence: Span) -> Iterator[_Sum]:
    numbers_in = _numbers(reading, sentence)
    by_sex = list(_by_sex(reading, sentence, numbers_in))
    yield from (wrong for wrong, is_right in by_sex if not is_right)
    if not by_sex:
        yield from _by_marker(reading, sentence, numbers_in)
    yield from (_Sum(*wrong) for wrong in rests.find(reading.text, sentence, numbers_in))


def _numbers(reading: Reading, span: Span) -> list[Number]:
    """The numbers in a stretch that may count something and are not part of a name."""
    text = reading.text
    counted = numbers.counts(text, span, reading.dates)
    units = Counter(number.unit for number in counted if number.unit)
    return [number for number in counted if units[number.unit] > 1 or not _is_label(text, number, span)]


def _is_label(text: str, number: Number, within: Span) -> bool:
    """Whether a number is part of a name (`SD 1`, `nomor 5`), not a count."""
    if not number.is_bare or number.sort != "count" or number.unit in numbers.PEOPLE:
        return False
    before = text[max(within.start, number.span.start - 24) : number.span.start]
    return number.value < 1000 and bool(_NAME_BEFORE().search(before)) and len(before.split()) > 1


# --- By sex -------------------------------------------------------------------------------------------------------------------


def _by_sex(reading: Reading, sentence: Span, counted: Sequence[Number]) -> Iterator[tuple[_Sum, bool]]:
    """The sums of men and women, each with whether it is right."""
    text = reading.text
    if _OTHERS().search(text, *sentence):
        return
    sexes = list(_SEX().finditer(text, *sentence))
    for one, other in pairwise(sexes):
        if frozenset([one.lastgroup, other.lastgroup]) not in _WHOLES:
            continue
        pair = _pair(text, one, other, counted)
        if pair and pair[0].sort == "percent":
            if _is_beyond(pair):
                yield _Sum(pair[1], list(pair)), False
            continue
        total = pair and _total_of(text, sentence, pair, counted)
        if total and one.lastgroup in ("valid", "invalid") and not _counts_votes(text, total):
            continue
        if pair and total and not any(number.is_vague for number in (*pair, total)):
            yield _Sum(total, list(pair)), numbers.adds_up(total, pair)


def _pair(text: str, one: re.Match[str], other: re.Match[str], counted: Sequence[Number]) -> tuple[Number, Number] | None:
    """The numbers of men and women that belong to the two words; None if they do not form a pair."""
    for is_before in (True, False):
        first, second = (_number_of(text, sex, counted, is_before=is_before) for sex in (one, other))
        if first is None or second is None or first.sort != second.sort:
            continue
        gap = (one.end(), second.span.start) if is_before else (first.span.end, other.start())
        if first.span.end <= second.span.start and _BETWEEN_SEXES().fullmatch(text, *gap):
            return first, second
    return None


def _number_of(text: str, sex: re.Match[str], counted: Sequence[Number], *, is_before: bool) -> Number | None:
    if is_before:
        number = next((number for number in reversed(counted) if number.span.end <= sex.start()), None)
        return number if number and _NUMBER_THEN_SEX().fullmatch(text, number.span.end, sex.start()) else None
    number = next((number for number in counted if number.span.start >= sex.end()), None)
    return number if number and _SEX_THEN_NUMBER().fullmatch(text, sex.end(), number.span.start) else None


def _total_of(text: str, sentence: Span, pair: tuple[Number, Number], counted: Sequence[Number]) -> Number | None:
    """The total of a pair: right before it with words that introduce parts, or after it beside `total`; else None."""
    first, second = pair
    before = [number for number in counted if number.span.end <= first.span.start]
    if before and before[-1].sort == first.sort == "count":
        lead = text[before[-1].span.end : first.span.start]
        words = _SEX().sub("", lead)
        if _TOTAL_BEFORE().fullmatch(words.strip() + " ") or _TOTAL_BEFORE().fullmatch(words):
            unit = before[-1].unit
            return before[-1] if unit in numbers.PEOPLE or unit in _NO_UNIT or unit in _VOTES else None
    behind = next((number for number in counted if number.span.start >= second.span.end), None)
    if (
        behind
        and behind.sort == first.sort
        and _TOTAL_BEHIND().fullmatch(_SEX().sub("", text[second.span.end : behind.span.start]))
    ):
        return behind
    return None


def _counts_votes(text: str, total: Number) -> bool:
    """Whether a total counts votes: voters may stay at home."""
    said = text[max(total.span.start - 40, 0) : total.span.start].lower()
    return total.unit in _VOTES or (total.unit in _NO_UNIT and re.search(r"\bsuara\b[^,.;\d]*$", said) is not None)


def _is_beyond(parts: Sequence[Number]) -> bool:
    """Whether the parts of a whole, in percent, certainly exceed 100."""
    if any(part.sort != "percent" or part.is_vague for part in parts):
        return False
    return numbers.added(parts) - sum((part.slack or part.step for part in parts), Decimal(0)) / 2 > _HUNDRED


# --- After `terdiri atas` and the like ---------------------------------------------------------------------------------


def _by_marker(reading: Reading, sentence: Span, counted: Sequence[Number]) -> Iterator[_Sum]:
    text = reading.text
    if _INTRODUCES_LIST().search(text, *sentence) and not _MARKERS().search(text, *sentence):
        parts = _listed(reading, reading.block_at(sentence.start))
        if len(parts) > 1 and (wrong := _compared(text, sentence, counted, parts)):
            yield wrong
    for marker in _MARKERS().finditer(text, *sentence):
        block = reading.block_at(sentence.start)
        parts_in = Span(marker.end(), sentence.end)
        if _AS_FOLLOWS().fullmatch(text, *parts_in):
            parts = _listed(reading, block)
        else:
            parts = _parts(text, parts_in, [number for number in counted if number.span.start >= marker.end()])
        if len(parts) > 1 and "ter" in marker[0].lower() and _is_beyond(parts):
            yield _Sum(parts[-1], parts)
        if len(parts) > 2 and _ENDS_IN_TOTAL().search(text, parts[-2].span.end, parts[-1].span.start):
            if wrong := _compared(text, Span(sentence.start, marker.end()), parts[-1:], parts[:-1]):
                yield wrong
            continue
        totals = [number for number in counted if number.span.end <= marker.start()]
        lead = Span(sentence.start, marker.end())
        if not totals and _OPENS_WITH_MARKER().match(text, *sentence) and sentence.start > block.span.start:
            lead = reading.sentence_at(max(sentence.start - 2, block.span.start))
            totals = _numbers(reading, lead)
        if (
            len(parts) > 1
            and totals
            and (wrong := _compared(text, lead, totals, parts))
            and not _goes_on(text, sentence, wrong)
        ):
            yield wrong


def _goes_on(text: str, sentence: Span, wrong: _Sum) -> bool:
    """Whether the parts are too few, and the next sentence may have more of them."""
    return numbers.added(wrong.parts) < wrong.total.value and _MORE_PARTS().match(text, sentence.end) is not None


def _compared(text: str, lead: Span, totals: Sequence[Number], parts: Sequence[Number]) -> _Sum | None:
    """The sum if it is certainly wrong; else None."""
    enumeration = parts[0].span.start, parts[-1].span.end
    if any(_NO_SUM().search(text, *place) for place in (lead, (lead.end, parts[-1].span.end))):
        return None
    if any(words.search(text, *enumeration) for words in (_TIMES(), _MARKERS())):
        return None
    alike = [total for total in totals if all(numbers.count_alike(total, part) for part in parts)]
    if not alike or any(number.is_vague for number in (*totals, *parts)):
        return None
    if any(numbers.adds_up(total, parts[:upto]) for total in totals for upto in range(2, len(parts) + 1)):
        return None
    return _Sum(alike[-1], list(parts)) if len(alike) == 1 else None


def _parts(text: str, span: Span, counted: Sequence[Number]) -> list[Number]:
    """The numbers of an enumeration, one per item; empty if an item has no number, or more than one that counts."""
    parts: list[Number] = []
    for item in _items(text, span):
        inside = [number for number in counted if item.covers(number.span)]
        if not inside:
            if parts and _GOES_ON().match(text, item.start):
                break
            return []
        counts = (
            [n for n in inside if not _OF_SOMETHING().search(text, item.start, n.span.start)] if len(inside) > 1 else inside
        )
        outside = [n for n in counts if text.count("(", item.start, n.span.start) == text.count(")", item.start, n.span.start)]
        counts = outside or counts
        if len(counts) != 1 or _has_unread(text, item, inside):
            return []
        parts.append(counts[0])
    return parts


def _items(text: str, span: Span) -> Iterator[Span]:
    start, depth = span.start, 0
    for m in _SEPARATOR().finditer(text, *span):
        depth = text.count("(", span.start, m.start()) - text.count(")", span.start, m.start())
        if depth > 0:
            continue
        if text[start : m.start()].strip():
            yield Span(start + len(text[start : m.start()]) - len(text[start : m.start()].lstrip()), m.start())
        start = m.end()
    if text[start : span.end].strip(" .)"):
        yield Span(start + len(text[start : span.end]) - len(text[start : span.end].lstrip()), span.end)


def _has_unread(text: str, item: Span, inside: Sequence[Number]) -> bool:
    """Whether an item has digits that are not part of a number, as in a range."""
    rest = "".join(" " if any(n.span.start <= at < n.span.end for n in inside) else text[at] for at in range(*item))
    return any(map(str.isdigit, rest))


def _listed(reading: Reading, lead: Block) -> list[Number]:
    """The numbers of the list after its introduction, one per item; empty without a list, or if uncertain."""
    at = reading.blocks.index(lead) + 1
    parts: list[Number] = []
    while at < len(reading.blocks) and reading.blocks[at].kind == "list-item":
        item = reading.blocks[at].span
        label = _LABEL().match(reading.text, *item)
        counted = Span(label.end(), item.end) if label else item
        inside = _numbers(reading, counted)
        if len(inside) != 1 or _has_unread(reading.text, counted, inside):
            return []
        parts += inside
        at += 1
    return parts

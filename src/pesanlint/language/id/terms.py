"""Finds given terms for kinds of persons, bodies and things (`Rumah Sakit`) that have capitals although no name follows.

Source: EYD V, I.F. A kind has a capital only as part of a name: `Rumah Sakit Mawar`, but `dua rumah sakit`; expansions of
abbreviations too are written small unless they are names: `KTP (kartu tanda penduduk)` (EYD V, III.L.1).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import and_

from pesanlint.language.id import ordinary
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_EITHER = frozenset("pemilu pilkada".split())
"""Words that the laws write with a capital and KBBI writes small: `peserta Pemilu` is accepted, `Peserta Pemilu` is not."""
_SMALL = frozenset("dan atau di dalam dengan pada dari yang untuk".split())
_CAPITAL = re.compile(r"[A-Z]")
_JOINED_BEFORE = re.compile(r"[\w.’'/@-]")
_JOINED_BEHIND = re.compile(r"[\w’']")
_GAP = re.compile(
    r",[ ]?(?:(?:dan|serta|atau|hingga|para|seluruh)[ ]){0,2}|[ ](?:dan|serta|atau|maupun|beserta|hingga|sampai)[ ](?:para[ ])?"
)
"""What stands between two members of a list."""
_BEFORE = re.compile(r"(?:[a-z0-9)][ ]|[a-z],[ ]?|[a-z][ ][“\"(])\Z")
"""The end of the words before a term inside a sentence."""
_IN_TITLE = re.compile(
    r"(?<![.!?][ ])(?<!\A)\b[A-Z][a-z]+[ ](?:melalui|dalam|pada|terhadap|oleh|dengan|atas|tanpa|demi|menuju)[ ]\Z"
)
"""A capitalised word and a preposition, as in the title of a book."""
_OPENING = re.compile(r"(?:\A|[.!?][ ])(?P<word>[A-Z][a-z]+)[ ]\Z")
"""The only word before a term in its sentence."""
_ADDING = frozenset("dan serta beserta".split())
_RUN = r"(?P<item>[A-Z][a-z]+(?:[ ][A-Z][a-z]+){0,3})"
_ITEM_BEFORE = re.compile(rf"{_RUN}(?:,[ ]?(?:dan[ ]|serta[ ])?|[ ](?:dan|serta|atau|maupun|hingga)[ ])\Z")
_ITEM_BEHIND = re.compile(rf"(?:,[ ]?(?:dan[ ]|serta[ ])?|[ ](?:dan|serta|atau)[ ]){_RUN}(?=[.,;)](?:[ ]|\Z)|\Z|[ ][a-z])")
_KINDS = frozenset(
    """desa kota kabupaten kecamatan kelurahan provinsi camat lurah puskesmas posyandu koperasi tim babinsa pertanian organisasi
    pemuda sekolah daerah""".split()
)
"""Further words of kinds that lists in capitals contain."""
_SHORT = (
    r"(?:[A-Z]{2,7}(?:/[A-Z]{2,7})*|Polri|Polres|Polsek|Kodim|Koramil|Bawaslu|Forkopimda|Forkopimcam|Satpol PP|Dinkes|Dinsos)"
)
_SHORT_BEFORE = re.compile(rf"(?<![\w/]){_SHORT}, (?:(?:dan|serta) )?\Z")
_SHORT_BEHIND = re.compile(rf"(?:, (?:(?:dan|serta) )?| (?:dan|serta) ){_SHORT}(?=[,.;]| [a-z])")
"""The short name of a body beside a member of a list: `Puskesmas, PKK, dan TNI`."""
_COMMA = re.compile(r"[A-Za-z.)],[ ]\Z")
_MOST_ITEMS = 20
"""Members of a list that are looked at, so that a list of any length costs no more than its length."""
_FAR = 100
"""Code points searched for the beginning of a body's name."""
_NAMED = re.compile(
    r"[\w/@&*-]|\.\w|[ ](?:[A-Z]|[“\"‘']|(?!(?:19|20)\d\d\b)\d|of\b|the\b|se-)|:|[ ]?\((?=[A-Z0-9])"
    r"|(?:,[ ](?:dan[ ]|serta[ ])?|[ ](?:dan|serta|atau|untuk|bagi|tentang)[ ])[A-Z0-9“\"]"
)
"""What follows a term that is, or may be, part of a name."""
_YEAR = re.compile(r"[ ](?:19|20)\d\d\b")
_LAST_WORD = re.compile(r"[\w’'/-]+\Z")
_ABBREVIATED = re.compile(
    r"[ ]?\((?:[A-Z][\w/-]{1,12}|[a-z]{4,12})\)"
    r"(?![ ](?:(?!(?:19|20)\d\d\b)\d|tentang\b|(?!Kabupaten|Kota|Provinsi|Indonesia|Universitas)[A-Z]))"
)
"""An abbreviation in brackets that no name, number or title follows."""
_BODY = re.compile(
    r"(?:Dinas|Badan|Kementerian|Menteri|Bidang|Bagian|Direktorat|Deputi|Divisi|Seksi|Komisi|Fakultas|Forum|Pemberdayaan)"
    r"(?:[ ,]+(?:[A-Z][\w/-]*|dan|serta))*[ ,]*\Z"
)
"""A body whose name may go on with a comma: `Dinas Sosial, Pemberdayaan Masyarakat, dan Desa`."""


def forms(term: str) -> Iterator[str]:
    """The forms of a term in small letters that have a capital in the wrong place: all words, the first, or the last ones."""
    words = term.split()
    capitals = [word if word in _SMALL else word[0].upper() + word[1:] for word in words]
    yield " ".join(capitals)
    if len(words) > 1:
        partly = {" ".join((capitals[0], *words[1:]))}
        if words[-1] not in _EITHER:
            partly.add(" ".join((words[0], *capitals[1:])))
        yield from sorted(partly - {term, " ".join(capitals)})  # `kepala OPD` has no third form


def _occurrences(text: str, hits: Iterable[Hit]) -> list[Span]:
    """Where forms of terms are whole words, in order: the longest at each first capital."""
    places: list[tuple[int, int, Span]] = []
    for start, end, trigger in hits:
        first = _CAPITAL.search(text, start, end)
        if first and text[start:end].lower() == trigger:
            places.append((first.start(), start - end, Span(start, end)))
    found: list[Span] = []
    for _, _, span in sorted(places):
        if found and span.start < found[-1].end:
            continue
        if not _JOINED_BEFORE.search(text, max(span.start - 1, 0), span.start) and not _JOINED_BEHIND.match(text, span.end):
            found.append(span)
    return found


def kinds(text: str, hits: Iterable[Hit]) -> Iterator[Span]:
    """Yield terms inside a sentence that no name follows: `di Rumah Sakit setempat`, `kepada Kepala desa`.

    Args:
        text: the text of a block.
        hits: where forms of the terms occur, also within words.
    """
    found = _occurrences(text, hits)
    ends = _endings(text, found)
    if any(ends):
        yield from compress(found, map(and_, ends, _beginnings(text, found, after_names=False)))


def listed(text: str, hits: Iterable[Hit]) -> Iterator[Span]:
    """Yield terms that are beside another one in a list: `dihadiri Camat, Lurah, dan Kepala Desa`. See `kinds`."""
    found = _occurrences(text, hits)
    joined = [False, *(_is_joined(text, *pair) for pair in pairwise(found)), False]
    begin, end = _beginnings(text, found, after_names=True), _endings(text, found)
    for at, span in enumerate(found):
        is_member = (joined[at] or joined[at + 1]) and begin[at] and end[at]
        if is_member or _is_beside_short_name(text, span, begins=begin[at], ends=end[at]):
            yield span


def _is_beside_short_name(text: str, span: Span, *, begins: bool, ends: bool) -> bool:
    """Whether the short name of a body shares a list with a term that ends, or begins, like a word."""
    if ends and _SHORT_BEFORE.search(text, max(span.start - 24, 0), span.start):
        return True
    return begins and "," in text[max(span.start - 60, 0) : span.start] and _SHORT_BEHIND.match(text, span.end) is not None


def expanded(terms: Collection[str]) -> ordinary.Finder:
    """A finder of expansions beside their abbreviation, in any mixture of capitals: `Sumber Daya manusia (SDM)`."""
    by_last: dict[str, list[str]] = defaultdict(list)
    for term in sorted(terms, key=len, reverse=True):
        by_last[term.rpartition(" ")[2].lower()].append(term)

    def find(text: str) -> Iterator[Span]:
        for m in _ABBREVIATED.finditer(text):
            last = _LAST_WORD.search(text, max(m.start() - _FAR, 0), m.start())
            for term in by_last.get(last[0].lower(), ()) if last else ():
                start = m.start() - len(term)
                written = text[max(start, 0) : m.start()]
                if start >= 0 and written != term and written.lower() == term.lower() and _is_inside(text, start):
                    yield Span(start, m.start())
                    break

    return find


def _beginnings(text: str, found: Sequence[Span], *, after_names: bool) -> list[bool]:
    """Whether each term begins after a word that introduces no name, or continues a list of terms.

    Args:
        text: the text of a block.
        found: the terms in it.
        after_names: whether a list of terms may follow a name and a comma.
    """
    begin: list[bool] = []
    for at, span in enumerate(found):
        is_next = at > 0 and begin[-1] and _is_joined(text, found[at - 1], span)
        is_amid = _is_amid(text, span.start) or _continues(text, span.start)
        begin.append(is_next or is_amid or (after_names and _follows_name(text, span.start)))
    return begin


def _endings(text: str, found: Sequence[Span]) -> list[bool]:
    """Whether no name follows each term."""
    behind = (*found[1:], None)[: len(found)]
    return [
        (after is not None and _is_joined(text, span, after)) or not _is_named(text, span) or _goes_on(text, span.end)
        for span, after in zip(found, behind, strict=True)
    ]


def _is_named(text: str, span: Span) -> bool:
    """Whether a name follows a term, or a year follows an election: `Pemilihan Umum 2019`."""
    if _NAMED.match(text, span.end):
        return True
    return _YEAR.match(text, span.end) is not None and text.startswith("Pemilihan", span.start)


def _goes_on(text: str, end: int) -> bool:
    """Whether ordinary words follow in a list."""
    behind = _ITEM_BEHIND.match(text, end)
    return behind is not None and _is_ordinary(behind["item"])


def _is_amid(text: str, start: int) -> bool:
    """Whether an offset is inside a sentence, after a word that introduces no name."""
    if not _BEFORE.search(text, max(start - 3, 0), start) or _IN_TITLE.search(text, max(start - _FAR, 0), start):
        return False
    before = ordinary.words_before(text, start)
    if before is None:
        return False
    return not ordinary.introduces(before, counted=True) or (before["first"] in _ADDING and _ends_item(text, start, before))


def _is_inside(text: str, start: int) -> bool:
    """Whether an offset is inside a sentence, also behind the noun of action that opens it: `Peningkatan Pendapatan Asli`."""
    opening = _OPENING.search(text, max(start - _FAR, 0), start)
    return ordinary.is_process(opening["word"]) if opening else _is_amid(text, start)


def _ends_item(text: str, start: int, before: re.Match[str]) -> bool:
    """Whether a comma ends a name before `dan` or `serta` and a term: `Ketua KPU Mawar, serta Tokoh Agama`."""
    return (before["second"] or "").endswith(",") and _BODY.search(text, max(start - _FAR, 0), before.start("first")) is None


def _continues(text: str, start: int) -> bool:
    """Whether an offset follows ordinary words in a list: `Kelompok Tani, Tokoh Masyarakat, dan`."""
    for _ in range(_MOST_ITEMS):
        before = _ITEM_BEFORE.search(text, max(start - _FAR, 0), start)
        if before is None or not _is_ordinary(before["item"]):
            return False
        start = before.start("item")
        if _is_amid(text, start):
            return True
    return False


def _is_ordinary(item: str) -> bool:
    words = item.lower().split()
    return words[0] not in ordinary.HEADS and all(word in ordinary.words() or word in _KINDS for word in words)


def _follows_name(text: str, start: int) -> bool:
    """Whether an offset follows a capitalised word and a comma that do not belong to the name of a body."""
    if not _COMMA.search(text, max(start - 4, 0), start):
        return False
    return _BODY.search(text, max(start - _FAR, 0), start) is None


def _is_joined(text: str, first: Span, second: Span) -> bool:
    return _GAP.fullmatch(text, first.end, second.start) is not None

"""Finds lists without a comma before the last item: `kotak, bilik dan tinta`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.language.casing import is_capitalised
from pesanlint.language.id import acronyms, offices
from pesanlint.language.id.names import is_person
from pesanlint.language.id.spelling import lexicon
from pesanlint.reading.passage import Passage
from pesanlint.records import NamedTuple
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.shipped import rules_root
from pesanlint.spans import Edit, Span

_FAR, _NEAR = 200, 70
"""Code points searched for a list before the conjunction (half as many after it), and for the last comma before it."""
_MOST_WORDS, _FEWER_WORDS, _LONG_ITEM = 4, 3, 8
"""Maximum words of an item: if a word announces the list, if only its commas show it, and if all of a group close it."""

_NO_PART = frozenset(
    """ada adalah agar akan akibatnya aku anda antara apabila atas atau bagi bahkan bahwa baik banyak baru begitu belum berikut
    bersama beserta berupa bisa boleh bukan dalam dan dapat dari demikian dengan di dia digelar diharapkan gimana hal hanya
    harap hari harus hei hingga ia ialah inc ini itu jadi jangan jelas jika juga jumat kalau kami kamis karena kata ke kecuali
    kedua keempat kelima kemudian kepada ketiga ketika ketimbang khususnya kini kita lagi lain lainnya lalu lanjut lantas lebih
    maka mampu mari masih masing-masing maupun melainkan melalui memang menjadi menurut mereka merupakan meski minggu misalnya
    mohon mungkin namun oleh pada padahal para perlu pernah pertama pukul pun rabu saat sabtu saja saling sama sampai sangat
    saya sebab sebagai sebagaimana sebagian sebelum sebut sedang sedangkan sehingga sejak sekaligus sekarang selain selaku
    selama selanjutnya selasa sembari sementara semoga semua senada senin seperti serta sesuai setelah setiap siap siapa
    silakan sudah sungguh supaya tak tambah tanggal tanpa tapi tegas telah tentu tentunya terhadap terima termasuk ternyata
    tersebut terutama tetapi tidak tolong tutur ucap ujar ungkap untuk usai walau yaitu yakni yang""".split()
)
"""Words that open, close or join sentence parts: they never occur in an item of a list."""
_WITH_SERTA = ("turut", "Turut", "peran", "Peran")
_BORDER = deferred(r"[.!?;:()“”\"\n–—…]|, (?:dan|serta|atau|yang|namun|tetapi|sehingga|karena)\b")
_END = deferred(r",?[“”\"]|[.!?;:\n–—…]")
_CLOSES = deferred(r"[\w/’'-]+(?:,?[”\"]|[.!?;]|$)")
"""The last item, and the end of its sentence or quotation."""
_NESTED = deferred(
    r", (?:serta|hingga|maupun|sampai|atau|dan|juga|termasuk) |^(?:(?! (?:agar|dalam|demi|di|guna|pada|sebagai|sehingga|"
    r"seperti|untuk|yang) )[^,(]){0,60} (?:dan|atau|serta|hingga|maupun|sampai) |"
    r"^(?:[\w/’'-]+ ){0,3}[\w/’'-]+(?: \([^()]*\))?(?:,(?! (?:agar|artinya|bahwa|bukan|dalam|dengan|di|guna|jika|karena|kata|"
    r"kemudian|ketika|lalu|maka|melalui|namun|oleh|pada|paling|saat|salah satunya|sebagai|sedangkan|sehingga|selain|"
    r"sementara|semoga|setelah|supaya|tambah|tetapi|tidak|tutur|ujar|untuk|yang|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|"
    r"Minggu)\b)| (?:dan|serta|atau) )"
)
"""Shows that the pair is one item of a longer list, or a list within a list."""
_PREDICATE = deferred(
    r"[\w/’'-]+ (?:(?!untuk|yang|di )[\w/’'-]+ ){0,2}?(?P<verb>(?:telah|sudah|akan|dapat|bisa|harus|(?:me|di)[a-z]{4,}"
    r"|(?:yang|untuk|di)\b(?!.*, (?:dan|serta|atau) ))\b)"
)
"""A list of three or more before a verb, where it ends, or before `yang` if no comma and conjunction follow."""
_ITEM_WORD = deferred(r"(?:\w|(?<=\w)[/’'-](?=\w))*[^\W\d]\w*")
_FIRST = deferred(r"[\w/’'-]+")
_VERB = deferred(
    r"(?!(?:merah|media|medis|mental|menteri|mesin|metode|meter|beras|berkas|berita|dialog|digital|dinas|diniyah|diplomasi|"
    r"disiplin|diskusi|terminal|tersier|teritorial)\b)(?:me|ber|di|ter)[a-z]{3,}"
)
_ACTS = deferred(r"(?!(?:di(?:stribusi|mensi|alog|gital|nas|siplin|skusi|visi)|me(?:dia|sin|tode))\b)(?:me|di)[a-z]{3,}")
"""A verb for certain: with ber- and ter- there are adjectives, too (`bermartabat`, `tertib`)."""
_TRANSITIVE = r"(?:me|di)[a-z]{3,}(?:kan|i)"
"""Verbs with an object or a subject behind them: `diberikan pembekalan, motivasi dan arahan`."""
_FORMS = [
    deferred(r"me(?!reka|lalui|nurut|ngenai)[a-z]{4,}"),
    deferred(r"di[a-z]{4,}"),
    deferred(r"pe[a-z]{4,}an"),
    deferred(r"ke(?!giatan|mudian|tika)[a-z]{4,}an"),
    deferred(r"ber(?!sama|ikut|dasar|upa|kat)[a-z]{4,}"),
    deferred(r"[a-z]{4,}(?:asi|isi|usi)"),
    deferred(r"[a-z]{4,}itas"),
    deferred(r"[a-z]{4,}if"),
]
"""Active and passive verbs, nouns of action and state, adjectives with ber-, and borrowed words with one ending."""
_COUNTED, _COUNTED_LAST = deferred(r"\d{1,4}(?: [a-z/-]+){1,3}"), deferred(r" \d{1,4}(?: [a-z/-]+){1,3}$")
"""Items that begin with a figure, alone and behind other words."""
_FIGURE, _ROMAN = deferred(r"\d{1,4}"), deferred(r"[IVX]{1,5}")
_BODY = deferred(
    rf"[A-Z]{{2,7}}|{acronyms.MINISTRY}[a-z]+|Bawaslu|Panwas(?:lu|cam)|Pol(?:ri|da|res)|Kodim|Kesbangpol|Disdukcapil|Satpol PP"
)
_AGENCY = deferred(r"[A-Z]{2,7}|Bawaslu|Polri|[Kk]ejaksaan|[Kk]epolisian|[Pp]engadilan")
_NAMED_BODY = deferred(
    r"(?:Badan|Bagian|Balai|Bidang|Biro|Dinas|Direktorat|Fakultas|Kantor|Kementerian|Lembaga|Majelis|Menteri|Pusat|Satuan|Seksi|"
    r"Subbagian|Wakil|Kepala|Ketua)\b"
)
"""Words with which the name of a body begins, which may hold a pair: `Dinas Kependudukan dan Pencatatan Sipil`."""
_QUANTIFIED = deferred(r"(?:seluruh|segenap|sejumlah|para|perwakilan|pihak|unsur|jajaran|pimpinan|undangan)\b")
"""Words with which the last item of a list of guests begins, whatever the other items are."""
_OPENS_PHRASE = frozenset(
    """adanya agar apabila atas berdasarkan bersama bila dalam dari demi dengan di guna jika kalau karena ke kepada ketika
    melalui menurut meski meskipun oleh pada saat sebelum sebagai sejak selain selama sesudah setelah supaya terkait untuk usai
    walau walaupun""".split()
)
"""First words of a phrase or clause that a comma may close: `Agar rapat berjalan lancar, petugas dan saksi datang pagi`."""
_LANDS = frozenset(
    """Jawa Sumatera Sumatra Kalimantan Sulawesi Papua Bali Lombok Sumbawa Flores Timor Madura Halmahera Seram Nias NTT NTB DIY
    Amerika Arab Argentina Australia Belanda Belgia Brasil Brunei Cina Denmark Filipina Hongkong India Indonesia Inggris Irak
    Iran Italia Jepang Jerman Kamboja Kanada Korea Laos Malaysia Meksiko Mesir Myanmar Norwegia Pakistan Palestina Prancis
    Rusia Singapura Spanyol Swedia Swiss Taiwan Thailand Tiongkok Turki Ukraina Vietnam Yaman Yordania""".split()
)
"""Islands and countries, beside the regions of the table."""
_COUNT = deferred(r"\d+|se\w+|dua|tiga|empat|lima|enam|tujuh|delapan|para|berbagai|beberapa|sejumlah|kedua|ketiga")
_AMID = 4
"""Minimum words of a sentence part of which the last may be the first item of a list."""
_PAIR = 2
"""Items before the conjunction of which the first may be an opening phrase: `Ketua, bupati dan camat datang`."""
_SHORTEST = 2
"""Minimum letters of a word with which all items begin: PT."""


@record()
class Group:
    """Words of one sort, such as the offices of a board."""

    __pydantic_config__ = STRICT

    words: Words
    """The words, in small letters."""


class _List(NamedTuple):
    """The items before a conjunction, in order, the first word of the last item, the text from there, and whether the sentence
    part that holds the first item is seen as a whole."""

    parts: list[str]
    last: str
    behind: str
    is_whole: bool


@record(kw_only=True)
class Series(PassageRule):
    """Lists of three or more items without a comma before the last (`kotak, bilik dan tinta` → `kotak, bilik, dan tinta`).

    `Q, S dan T` may be a list, or an opening phrase and a pair (`Pagi itu, petugas dan saksi`). It is a list if two or more
    commas separate short items without function words, all capitalised or all in small letters; if a word announces it
    (`meliputi`, `terdiri atas`, `yakni`); or if all three items are of one sort (`ketua, sekretaris dan bendahara`; figures;
    places of the table of regions; `Desa A, Desa B dan Desa C`). Pairs that belong together (`ketua dan anggota`) and lists
    within lists are ignored."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})

    kind: Literal["series"]
    message: str = "Tambahkan koma sebelum “{found}” dalam perincian."
    by: Literal["commas", "opener", "phrase", "sort"]
    """How a list is recognised: by its commas, by a word that announces it, by a preposition, a verb or `yang` before three
    single words amid a sentence, or by items of one sort."""
    openers: Words = ()
    """Words that announce a list, in the letter case of the text; for `by: opener` and `by: phrase`."""
    pairs: Words = ()
    """Pairs that form one item: `ketua dan anggota`."""
    alike: tuple[Group, ...] = ()
    """Words of one sort; for `by: sort`, beside the names of provinces, regencies and cities."""

    def triggers(self) -> Iterable[str]:
        """The conjunctions."""
        return (" dan ", " serta ", " atau ")

    def compile(self, desk: Desk) -> PassageCheck:
        """Check each conjunction without a comma right before it but with one nearby."""
        pairs = frozenset(tuple(pair.split(" dan ")) for pair in self.pairs)
        openers = "|".join(map(re.escape, sorted(self.openers, key=len, reverse=True)))
        if self.by == "phrase":
            openers += rf"|{_TRANSITIVE}"
        opened = re.compile(rf"(?:.*[\s(,])?(?:{openers}) (?P<first>[^,]+)" if openers else r"(?!)", re.DOTALL)
        sorts = [frozenset(group.words) for group in self.alike]

        def is_list(found: _List) -> bool:
            if self.by == "commas":
                return _is_separated_by_commas(found)
            if self.by in ("opener", "phrase"):
                m = opened.fullmatch(found.parts[-2])
                if m is None:
                    return False
                return _is_announced(m["first"], found) if self.by == "opener" else _is_inside_phrase(found, m["first"])
            return _is_of_one_sort(found, sorts)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text = passage.text
            for hit in hits:
                if text.rfind(", ", max(hit.start - _NEAR, 0), hit.start) < 0 or text[hit.start - 1] == ",":
                    continue
                if text.endswith(_WITH_SERTA, 0, hit.start):
                    continue
                found = _around(text[max(hit.start - _FAR, 0) : hit.start], text[hit.end : hit.end + _FAR // 2])
                if found and not _belongs_together(found, pairs) and is_list(found):
                    span = Span(hit.start + 1, hit.end - 1)
                    yield Match(span, {}, (Fix((Edit(Span(hit.start, hit.start), ","),), safe=False),))

        return check


@lru_cache(maxsize=64)  # rules of all three sorts check the same conjunctions
def _around(before: str, behind: str) -> _List | None:
    """The list that a conjunction may close; None if it has too few items or is part of a longer one."""
    begin = max((m.end() for m in _BORDER().finditer(before)), default=0)
    parts = before[begin:].lstrip(" ").split(", ")
    last = _FIRST().match(behind)
    most = _LONG_ITEM if last and _QUANTIFIED().match(last[0]) else _MOST_WORDS
    if len(parts) < 2 or not last or len(parts[-1].split(" ")) > most:
        return None
    rest = _END().split(behind, maxsplit=1)[0]
    if len(parts) > _PAIR and (m := _PREDICATE().match(rest)):
        rest = rest[: m.start("verb")].rstrip()
    if _NESTED().search(rest):
        return None
    if last[0].lower() in _NO_PART and not _QUANTIFIED().match(last[0]):
        return None
    if len(parts) <= _PAIR and not _is_written_alike(parts[-1], last[0]) and not _QUANTIFIED().match(last[0]):
        return None
    return _List(parts, last[0], behind, begin > 0 or len(before) < _FAR)


def _is_short(part: str, most: int) -> bool:
    """Whether an item has few words, no function words, and a verb only as its first word (`pasar bersubsidi` has none)."""
    words = part.split(" ")
    if len(words) > most or any(_VERB().match(word) and (at or _ACTS().match(word)) for at, word in enumerate(words[:0:-1])):
        return False
    return all(word.lower() not in _NO_PART and (_ITEM_WORD().fullmatch(word) or word.isdigit()) for word in words)


def _is_verb(part: str) -> bool:
    return _ACTS().match(part) is not None


def _is_like(part: str, found: _List) -> bool:
    """Whether an item agrees with the last one: both verbs or not, both capitalised or not."""
    return _is_verb(part) == _is_verb(found.last) and _is_written_alike(part, found.last)


def _is_written_alike(part: str, other: str) -> bool:
    """Whether both are capitalised or not; the name of a body may stand beside an ordinary noun."""
    return is_capitalised(part) == is_capitalised(other) or any(_AGENCY().fullmatch(one) for one in (part, other))


def _is_apposition(part: str, other: str) -> bool:
    """Whether one of two items may explain the other: an office and its holder, a region and somebody from there."""
    if not is_capitalised(part):
        return False
    regions = _regions()
    if _has_office(part) != _has_office(other):
        holder = other if _has_office(part) else part
        return is_person(holder) or any(word.lower() not in lexicon().frequent for word in holder.split(" "))
    return (part in regions) != (other in regions)


def _has_office(part: str) -> bool:
    return any(offices.find(part.lower(), Span(0, len(part))))


def _is_announced(first: str, found: _List) -> bool:
    """Whether the text between the word that announces a list and the comma is an item of that list."""
    part = found.parts[-1]
    if not _is_short(first, _MOST_WORDS) or not _is_short(part, _MOST_WORDS):
        return False
    if _QUANTIFIED().match(found.last):  # the comma is right as well if the second item explains the first
        return True
    return not _is_apposition(first, part) and _is_like(first, found) and _is_like(part, found)


def _is_inside_phrase(found: _List, first: str) -> bool:
    """Whether what follows a preposition amid a sentence is the first of three single words (`data yang akurat, mutakhir dan
    valid`), or of three items of which the last is all of a group (`dengan pejabat, tamu dan seluruh pegawai`)."""
    clause, part = found.parts[-2], found.parts[-1]
    words = clause.split(" ")
    is_opening = words[0].lower() in _OPENS_PHRASE or (words[1:2] and words[1].lower() in _OPENS_PHRASE - {"yang"})
    if len(words) < _AMID or (is_opening and not _CLOSES().match(found.behind)):
        return False
    if not clause[0].isupper() and len(found.parts) == _PAIR and not found.is_whole:
        return False
    if _QUANTIFIED().match(found.last):
        return f" yang {first}" not in clause and _is_short(first, _MOST_WORDS) and _is_short(part, _MOST_WORDS)
    if "-" in first or "-" in part:
        return False
    alike = _is_short(first, 2) and _is_short(part, 2) and _is_like(first, found) and _is_like(part, found)
    return alike and not _is_apposition(first, part) and _is_short(found.last, 1)


def _is_separated_by_commas(found: _List) -> bool:
    *_, before, part = found.parts
    if _is_crowd(found):
        return True
    most = _LONG_ITEM if all(_has_office(one) for one in (before, part, found.last)) else _FEWER_WORDS
    if len(found.parts) < 3 or not all(
        _is_short(one, most) and _is_verb(one) == _is_verb(found.last) for one in (before, part)
    ):
        return False
    if _is_apposition(before, part):
        return False
    return not any(word.endswith("nya") for word in f"{before} {part}".split(" "))


def _is_crowd(found: _List) -> bool:
    """Whether all of a group close a list with at least two commas: `ketua, sekretaris, bendahara dan seluruh anggota`."""
    *_, before, part = found.parts
    if len(found.parts) <= _PAIR or not _QUANTIFIED().match(found.last) or _is_apposition(before, part):
        return False
    # `Camat Mawar, Lurah Melati, ketua dan seluruh pengurus` are three.
    if " " in before and " " not in part and _has_office(part):
        return False
    return _is_short(before, _LONG_ITEM) and _is_short(part, _LONG_ITEM) and is_capitalised(before) == is_capitalised(part)


def _belongs_together(found: _List, pairs: frozenset[tuple[str, ...]]) -> bool:
    """Whether the last two items are a listed pair, compared by the first and last words of the first of them."""
    part = found.parts[-1]
    if (
        _NAMED_BODY().match(part)
        and is_capitalised(found.last)
        and not (_NAMED_BODY().match(found.last) or _BODY().match(found.last) or _has_office(found.last))
    ):
        return True
    words = part.lower().split(" ")
    last = found.last.lower()
    return any((word, last) in pairs for word in (words[0], words[-1]))


def _is_of_one_sort(found: _List, sorts: Sequence[frozenset[str]]) -> bool:
    """Whether the last three items are of one sort; the first of them may be preceded by other words."""
    part = found.parts[-1]
    if _is_numbered(found) or _are_counted(found) or _begin_alike(found) or _are_bodies(found) or _are_formed_alike(found):
        return True
    head, _, first = found.parts[-2].rpartition(" ")
    is_opening = head.split(" ")[0].lower() in _OPENS_PHRASE and "," not in _END().split(found.behind)[0]
    if is_opening and not _CLOSES().match(found.behind):  # `Untuk guru, siswa dan dosen bekerja`
        return False
    for sort in sorts:
        if part.lower() in sort and found.last.lower() in sort and first.lower() in sort and (head or len(found.parts) > _PAIR):
            return True
    return is_capitalised(part) and _are_places(found)


def _is_numbered(found: _List) -> bool:
    """Whether all three are figures, or Roman numerals: `kelas X, XI dan XII`."""
    three = (found.parts[-2].rpartition(" ")[2], found.parts[-1], found.last)
    return all(_FIGURE().fullmatch(one) for one in three) or all(_ROMAN().fullmatch(one) for one in three)


def _are_counted(found: _List) -> bool:
    """Whether all three begin with a figure: `untuk 2 toilet, 1 gudang dan 1 musala`."""
    if not (_COUNTED().fullmatch(found.parts[-1]) and _COUNTED().match(found.behind)):
        return False
    return _COUNTED_LAST().search(found.parts[-2]) is not None


def _are_bodies(found: _List) -> bool:
    """Whether all three are just the short name of a body: `oleh KPU, Bawaslu dan DKPP`."""
    head, _, first = found.parts[-2].rpartition(" ")
    if not all(_BODY().fullmatch(one) for one in (first, found.parts[-1], found.last)):
        return False
    return not is_capitalised(head.rpartition(" ")[2]) and not is_capitalised(found.behind[len(found.last) :].lstrip(" "))


def _are_formed_alike(found: _List) -> bool:
    """Whether all three are single words with the same affixes: `menambah, mengubah dan mengurangi data`."""
    head, _, first = found.parts[-2].rpartition(" ")
    form = next((form() for form in _FORMS if form().fullmatch(found.parts[-1])), None)
    if form is None or not head or head.split(" ")[0].lower() in _OPENS_PHRASE or not found.is_whole:
        return False
    return form.fullmatch(first) is not None and form.fullmatch(found.last) is not None


def _begin_alike(found: _List) -> bool:
    """Whether all three begin with the same word: `Desa Mawar, Desa Melati dan Desa Kenanga`."""
    word = found.parts[-1].split(" ")[0].lower()
    if len(word) < _SHORTEST or word != found.last.lower() or " " not in found.parts[-1]:
        return False
    before = found.parts[-2].lower().split(" ")
    at = next((at for at in range(len(before) - 2, max(len(before) - _MOST_WORDS - 2, -1), -1) if before[at] == word), 0)
    return at > 0 and not _COUNT().fullmatch(before[at - 1])  # `dua desa baru, Desa Mawar dan Desa Melati` are two


def _are_places(found: _List) -> bool:
    names, last = _places(), found.behind.split(" ")
    ends = any(" ".join(last[:count]).rstrip(",.;:!?") in names for count in (1, 2, 3))
    words = found.parts[-2].split(" ")
    return ends and found.parts[-1] in names and any(" ".join(words[-count:]) in names for count in (1, 2, 3))


@cache
def _regions() -> frozenset[str]:
    """The names of provinces, regencies and cities, with and without `Provinsi`, `Kabupaten` or `Kota`."""
    rows = [line.split("\t") for line in (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()[1:]]
    short = [
        line.split("\t")[2] for line in (rules_root() / "data" / "provinsi-singkatan.tsv").read_text("utf-8").splitlines()[1:]
    ]
    return frozenset(name for row in rows for name in (row[2], row[3])).union(short)


@cache
def _places() -> frozenset[str]:
    """Regions, islands and countries."""
    return _regions() | _LANDS

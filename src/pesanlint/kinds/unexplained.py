"""Finds abbreviations that are not in the glossary and that the text never spells out."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.language.id.acronyms import MINISTRY, is_in_order
from pesanlint.language.id.inflection import is_listed
from pesanlint.language.id.nearnames import region_words
from pesanlint.language.words import WORD, stands_alone
from pesanlint.reading.marks import may_quote
from pesanlint.reading.occurrences import places
from pesanlint.reading.reading import Reading
from pesanlint.records import NamedTuple, column
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_CANDIDATE = re.compile(r"[A-Z](?:[A-Z]{2,8}|[A-Z]{1,4}\d[A-Z]{1,5}(?:\d[A-Z]{1,4})?|[a-z]{2}[A-Za-z]{2,20})(?![A-Za-z])")
"""Begins with one class of characters, so that the search skips other text quickly."""
_TOUCHES_BEFORE = re.compile(r"[\w.@#/&+’'*_-]")
_TOUCHES_BEHIND = re.compile(r"[\w@/&+’']|-\w|\.\w|[ ](?!(?:19|20)\d\d\b)\d")
"""Characters beside capitals that are part of a word, a number or an address."""
_WORD_BEFORE = re.compile(r"([^\W_]+) \Z")
_WORD_OR_COMMA_BEFORE = re.compile(r"([^\W_]+),? \Z")
_ROMAN = re.compile(r"[IVXLCDM]+")
_PIECE = (
    "agperin|agri|arpus|bud|bun|bunnak|capil|dag|dalduk|dik|dikpora|duk|dukcapil|esdm|hub|hut|in|indag|kan|kanlut|kb|kel|kelut|kes|kim|kominfo|kominfotik"
    "|kop|koperindag|kopukm|kpp|lautkan|lh|ling|lut|mades|nak|naker|nakerin|nakertrans|naktan|p3a|par|parbud|parpora|pendik|penduk|pendukcapil"
    "|perdag|perin|perindag|perinaker|perkim|permades|permasdes|perpus|perpusip|pertan|pmd|por|pora|porapar|pu|pupr|pus|sos"
    "|sosp3a|tan|tanak|tanbun|tanhorti|tanpangan|trans|ukm"
)
_LOCAL = re.compile(
    rf"(?:(?:Plt|Wa)?(?:Ka|Sek|Kasi|Kabid)?[Dd]i[sn](?:{_PIECE})+|{MINISTRY}[a-z]{{3,}}"
    r"|(?:Wa)?[Kk]a(?:sat(?!mata)|bid|subbid|bag|subbag|subag|nit|upt|sub|lapas|rutan|rumkit|puskes|balai|pus(?:lat|dik|lit|dat|din|kes))[a-z]{2,}"
    r"|(?:Ka)?[Kk]an(?:kemenag|dep(?:ag)?|reg|im|tah|minvet[a-z]*|kemenkum[a-z]*)"
    r"|(?:Wa)?[Mm]en(?:parekraf|dikbud(?:ristek)?|dikdasmen|diktisaintek|imipas|kop|kum|kumham|kominfo|polkam|lhk|ekraf|pupr|pkp|pppa)"
    r"|(?:Per|Kep)men(?!ungan)[a-z]{2,}"
    r"|(?:Wa)?[Dd]an(?:lanal|lanud|sat[a-z]+|pos(?:al|ramil)|yon[a-z]*|brig[a-z]*|pom|denpom|tim|sub(?:satgas)?)"
    r"|Kas(?:dim|rem|dam)|Pasi(?:ops|ter|intel|pers|log)|Den(?:pom|sus|kes[a-z]+|zi[a-z]+)|Sub(?:dit|denpom|divre|satgas)[a-z]*"
    r"|Sat(?:reskrim|lantas|resnarkoba|binmas|samapta|intelkam|polairud|pel|brimob|tahti)"
    r"|Dit(?:jen[a-z]*|res[a-z]+|lantas|binmas|intelkam|polairud|samapta|pamobvit)"
    r"|Bag(?:ops|ren|sumda|prokopim|hukum|kesra)|Pro(?:kopim|tokopim)"
    r"|Sek(?:cam|des|kab|kot|lur|prov|da[kp][a-z]+|ban|bid|retda)|Set(?:dakab|dako|daprov|wilda)|Panwas[a-z]{3,}"
    r"|Rak(?:or|er|on)[a-z]{3,}|Rapim(?:nas|da|wil|prov|cab)?|Konfer(?:cab|wil|da|ancab)|Konker(?:cab|wil|da|prov|kab|nas)"
    r"|Mus(?:cab|wil|kab|rancab|ranting|ren|kot|prov|ker(?:da|wil|cab|nas))[a-z]*"
    r"|Bim(?:tek|luh|win|roh)|Pus(?:data|litbang|diklat|labfor|datin|kesos|dalops|keswan|kesmasling|pelkum)|Bal(?:itbang|ittan)[a-z]*"
    r"|Por(?:prov|kab|kot|sadin|seni)|Pop(?:da|nas|wil|rov)|Pepar(?:nas|da|peda|prov)|Kejur(?:nas|prov|da|kab|kot)"
    r"|Lat(?:sar|gab|sitarda)|Dik(?:lat(?:pim|sar)|pora|budpora|budpar|bud|mas|das|dasmen)"
    r"|Pok(?:darwis|maswas|mas|can|dakan|lahsar|jaluh)|Gap(?:oktan|ensi)|Kwar(?:cab|da|ran|nas)|Gudep|Saka(?:bhayangkara)"
    r"|Kesbang(?:linmas|inmas|pol(?:inmas|linmas|por|dagri|mas))"
    r"|Bum(?:kam|nag|ades|desma)|Kop(?:des|kel)[a-z]{3,}|Bap(?:elkes|permas[a-z]*|eltan|pedalitbang|pelitbang[a-z]*|erlitbang)"
    r"|Pos(?:kesdes|bankum|lantas|pam)|Lab(?:kesda|kesmas|for)|Pem(?:nag|kec|kel|kam)|Ru(?:benim|denim|sunawa|tilahu))",
    re.IGNORECASE,
)
"""Short names of offices and meetings, made of the first syllables of their words."""
_RANKED = re.compile(r"(?:Plt|Plh)?(?:Waka|Ka|Sek|Was|Kan|Kakan)(?P<body>[a-z]{4,})")
"""A clipped rank before the short name of a body: `Kakesbangpol`."""
_CAMPUS = re.compile(r"(?:Un(?!it|iv|ik|ggul|tuk)|Pol(?!it|is|ri))[a-z]{2,5}")
"""The form of the short name of a campus, after a word of `_ACADEMIC`."""
_ACADEMIC = frozenset("alumni dekan dosen kampus kkn mahasiswa mahasiswi rektor rektorat".split())
_BEFORE = frozenset(
    """alumni badan bagian balai bendahara bidang cabang dekan dinas direktorat direktur dirjen ditjen dosen fakultas forum
    fungsional himpunan instalasi jurusan kabid kabag kader kampus kantor kasi kepala ketua komisariat komite komunitas
    koordinator kordiv mahasiswa mahasiswi organisasi operator pegawai pengurus perwakilan petugas pimpinan prodi program rayon
    rektor relawan sekretariat sekretaris seksi staf subbagian unsur upt uptd wakil yayasan""".split()
)
"""Words before the abbreviation of a body or an office. After other words capitals may mean anything."""
_C = "[B-DF-HJ-NP-TV-Z]"
_UNSPEAKABLE = re.compile(rf"[A-Z]*(?:{_C}{{3}}|{_C}[B-DF-GJKM-QST-XZ]{_C}?\Z|{_C}{{2}}\Z|\A{_C}[B-DF-GJKM-QST-XZ])[A-Z]*")
"""Unpronounceable capitals, unlike names in capitals (`OHANA`): they have consonants that no syllable can contain."""
_NAMED = frozenset("album band emiten film game gim grup lagu merek nopol pelat plat saham seri tipe toko".split())
"""Words before a proper name or a code in capitals."""
_SEATS = frozenset(
    """Indonesia Kabupaten Kab Kecamatan Kelurahan Kota Desa Provinsi RI Republik Pusat DKI NTB NTT Kementerian Dinas
    Universitas Wilayah Cabang Malaysia""".split()
)
"""Words after the short name of a body, in addition to those of regions. Other capitals indicate a brand (`ABC News`)."""
_BROADCAST = ("TV", "FM")
"""Words after the name of a station (`NET TV`)."""
_PUBLIC = re.compile(
    r"\b(?:Dinas|Kecamatan|Kelurahan|Desa|Bupati|Wabup|Wali ?[Kk]ota|Gubernur|Camat|Lurah|KPU|Bawaslu|Polres|Kodim"
    r"|Pem(?:kab|kot|prov|da|des)|Kementerian|Kemen[a-z]+|Badan|DPRD|Kabupaten|Menteri|Presiden|Rektor|Universitas|Fakultas"
    r"|Madrasah|Polsek|Polda|Balai|Direktorat|Rumah Sakit|RSUD|Puskesmas)\b"
)
"""Words of a text about public offices; elsewhere capitals are brands, teams and products."""
_EXPLAINS_BEFORE = re.compile(r"(?:\(\s*(?:[A-Z][a-z]+\s+)?|\b(?:atau|disingkat|akronim|adalah singkatan)\s+[“\"]?)\Z")
_EXPLAINS_BEHIND = re.compile(r"\s*\(|,?\s+(?:alias|singkatan)\b|\s+(?:atau|adalah|ialah|yakni)\b")
_NEAR = 30
"""Code points before an abbreviation that are searched for what explains it."""
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b(?:\s+(?:(?:dan|untuk|dengan|di|dari|atas)\s+)?[A-Z][a-z]+\b)+")
_SHORT = 3
"""Letters of capitals that are hardly ever a word or a brand."""
_LIKE_A_WORD = 6
"""Letters of capitals that may be a shouted word though they look unpronounceable (`RANTING`)."""
_SHORTEST_SHOUTED = 4
"""Letters: longer abbreviations of the glossary are known in capitals too (`UNSOED`)."""
_BRACKETED = re.compile(r"[ ]?\([ ]?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z][a-z]{3,11})[ ]?\)")
_LAST_WORDS = re.compile(r"(?<![\w.])(?:[A-Za-z][\w’'/-]*,?[ ]){2,10}\Z")
_LONG = 110
"""Code points before a bracket that are searched for an expansion."""
_SENTENCE = re.compile(r"[a-z][.?!,]")
"""A mark of running text, which headlines do not have."""
_IN_NAME = re.compile(r"[ ](?!Kabupaten|Kota|Provinsi)[A-Z]")
_MOST = 8
"""Maximum findings per text: a text with more is for specialists."""


@record()
class Known:
    """Known abbreviations, which the rule ignores."""

    __pydantic_config__ = STRICT

    short: Words
    """The abbreviations in their own letter case."""


@record(kw_only=True)
class Unexplained(DocumentRule):
    """Abbreviations that are not in the glossary and that the text never spells out, recognised by their form.

    They are three to nine capitals after a word for an office or a body (`Ketua GMNM`, `Dinas PUPR`), capitals after a word in
    small letters, a number or a comma that nobody can read as a word or that are only three (`hasil RDT`, `1.000 HPK`, in texts
    about public offices), and names made of first
    syllables: of offices and meetings (`Dinsos`, `Kasatreskrim`), of a rank and a body of the glossary (`Kakesbangpol`), and
    of a campus after a word such as `mahasiswa` (`mahasiswa Undip`). Only the first mention counts, in paragraphs and list
    items; whether those in quotations are reported is up to the scope of the rule. Ignored are abbreviations beside brackets
    or `atau` anywhere in the text, those whose letters are the initials of a name in the text, parts of phrases in capitals,
    Roman numerals, numbers and addresses, and all except the first eight of a text.
    There is no fix, because only the writer knows the expansion.

    With `check: again` the rule finds abbreviations that the text spells out a second time in the same words
    (`Forum Warga Mawar (FWM)` twice), with `check: late` those that it uses before it spells them out."""

    terms: ClassVar[str | None] = "entries"

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "long"})

    kind: Literal["unexplained"]
    message: str = "Singkatan “{found}” belum diuraikan; tulis kepanjangannya pada penyebutan pertama."
    check: Literal["never", "again", "late"] = "never"
    """What is checked: abbreviations that are never spelled out, spelled out again, or spelled out late."""
    entries: tuple[Known, ...] = ()
    """The glossary: abbreviations that other rules check, and those that everybody knows. For `never` and `late`."""

    def __post_init__(self) -> None:
        if self.check != "late" and (self.check == "never") != bool(self.entries):
            raise WrongKey("entries", "Kunci “entries” wajib diisi pada “check: never”, dan tidak dipakai pada “check: again”.")

    def variant(self) -> str:
        """What is checked."""
        return self.check

    def listed(self) -> Iterator[Term]:
        """Nothing: the listed abbreviations are not to be avoided."""
        return iter(())

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check the first mention of each abbreviation, or its expansions."""
        if self.check == "again":
            return _check_again
        shorts = list(chain.from_iterable(column(self.entries, "short")))
        if self.check == "late":
            return partial(_check_late, frozenset(shorts))
        known = frozenset([*shorts, *(short.upper() for short in shorts if len(short) > _SHORTEST_SHOUTED)])

        def candidates(text: str) -> tuple[_Mention, ...]:
            unknown = frozenset(filter(is_unknown, _CANDIDATE.findall(text)))  # in most texts none
            places = (Span(*m.span()) for m in _CANDIDATE.finditer(text) if m[0] in unknown) if unknown else ()
            return tuple(_mentions(text, places))

        @lru_cache(maxsize=8192)  # texts have the same capitalised words again and again
        def is_unknown(word: str) -> bool:
            return word not in known and (word[1].isupper() or _is_clipped(word, known))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            text, count = reading.text, 0
            seen = set[str]()
            for place, (_, name, in_public) in _in_running_text(reading, candidates):
                if name in seen or (name.isalpha() and name not in reading.words) or reading.is_protected(place):
                    continue
                if in_public and not _PUBLIC.search(text):
                    continue
                seen.add(name)
                if not _is_explained(reading, name):
                    yield Match(place)
                    count += 1
                    if count == _MOST:
                        return

        return check


def _is_clipped(word: str, known: Collection[str]) -> bool:
    """Whether a word has the form of a clipped name: of an office, of the holder of one, or of a campus."""
    if _LOCAL.fullmatch(word) or _CAMPUS.fullmatch(word):
        return True
    ranked = _RANKED.fullmatch(word)
    return ranked is not None and ranked["body"].capitalize() in known


class _Expansion(NamedTuple):
    """An abbreviation in brackets behind its expansion, by the text of its block."""

    span: Span
    """The expansion, the bracket included."""
    short: str
    words: str
    """The last two words of the expansion, in small letters."""
    may_be_said: bool
    """Whether the block has marks that may enclose direct speech."""


def _expansions(text: str) -> tuple[_Expansion, ...]:
    """The abbreviations in brackets behind at least two words, the first of which begins with the same letter."""
    found: list[_Expansion] = []
    for m in _BRACKETED.finditer(text) if "(" in text else ():
        before = _LAST_WORDS.search(text, max(m.start() - _LONG, 0), m.start() + 1)
        words = list(WORD.finditer(text, before.start(), m.start())) if before else []
        short = m["short"]
        starts = [word.start() for word in words[-len(short) - 3 :] if word[0][0].upper() == short[0]]
        start = next((at for at in reversed(starts) if is_in_order(short.lower(), text[at : m.start()].lower())), None)
        if start is not None and start < words[-1].start():
            found.append(
                _Expansion(Span(start, m.end()), short, " ".join(word[0] for word in words[-2:]).lower(), may_quote(text))
            )
    return tuple(found)


def _begins_alike(short: str, long: str) -> bool:
    """Whether an abbreviation in small letters begins with a syllable of its expansion: `Sumut`, but not `(Persero)`."""
    return short.isupper() or (short[1:2].islower() and long[1:2] == short[1] and short != "Persero")


def _expanded(reading: Reading) -> Iterator[tuple[Span, _Expansion]]:
    """The expansions in running text outside quotations, in order, each with its place in the text."""
    for at, found in reading.told.some(_expansions).items():
        kind, (start, _), _ = reading.blocks[at]
        for one in found if kind in ("paragraph", "list-item") else ():
            place = one.span.shifted(start)
            if not (one.may_be_said and reading.in_speech(place)):
                yield place, one


def _check_again(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
    """Report each expansion of an abbreviation but the first."""
    seen = set[tuple[str, str]]()
    for place, one in _expanded(reading):
        if (one.short, one.words) in seen:
            yield Match(place, {"use": one.short}, (Fix((Edit(place, one.short),), safe=False),))
        seen.add((one.short, one.words))


def _check_late(known: Collection[str], reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
    """Report the first mention of an abbreviation that is spelled out only behind it."""
    text, seen = reading.text, set[str]()
    for expansion, one in _expanded(reading):
        if one.short in known or one.short in seen or not _begins_alike(one.short, text[expansion.start : expansion.start + 2]):
            continue
        seen.add(one.short)
        for at in places(reading, one.short):
            if at >= expansion.start:
                break
            if _is_mention(reading, place := Span(at, at + len(one.short))):
                yield Match(place, {"long": text[slice(*expansion)].partition("(")[0].rstrip()})
                break


def _is_mention(reading: Reading, place: Span) -> bool:
    """Whether an abbreviation stands alone in running text and is not part of a name."""
    text = reading.text
    block = reading.block_at(place.start)
    if not _is_separate(text, place) or block.kind not in ("paragraph", "list-item"):
        return False
    if not _SENTENCE.search(text, block.span.start, block.span.end):
        return False
    if _EXPLAINS_BEFORE.search(text, max(place.start - _NEAR, 0), place.start) or _EXPLAINS_BEHIND.match(text, place.end):
        return False
    in_dateline = reading.dateline is not None and reading.dateline.span.covers(place)
    return not (in_dateline or reading.in_speech(place) or reading.is_protected(place) or _IN_NAME.match(text, place.end))


class _Mention(NamedTuple):
    """An abbreviation in a block, by the text of the block."""

    span: Span
    name: str
    in_public: bool
    """Whether it counts only in texts about public offices."""


def _in_running_text(reading: Reading, candidates: Callable[[str], tuple[_Mention, ...]]) -> Iterator[tuple[Span, _Mention]]:
    """The abbreviations in running text, in order, each with its place."""
    for at, found in reading.told.some(candidates).items():
        block = reading.blocks[at]
        if block.kind in ("paragraph", "list-item"):
            yield from ((one.span.shifted(block.span.start), one) for one in found)


def _mentions(text: str, candidates: Iterable[Span]) -> Iterator[_Mention]:
    """The candidates that are abbreviations, judged by the text around them."""
    for span in candidates:
        start, end = span
        in_public = False
        if not text[start + 1].isupper():
            if _CAMPUS.fullmatch(text, start, end) and not _LOCAL.fullmatch(text, start, end):
                before = _WORD_BEFORE.search(text, max(start - 20, 0), start)
                if before is None or before[1].lower() not in _ACADEMIC:
                    continue
        elif not (_is_of_a_body(text, span) or _LOCAL.fullmatch(text, start, end)):
            in_public = _is_amid_small_letters(text, span)
            if not in_public:
                continue
        if _is_separate(text, span):
            yield _Mention(span, text[start:end], in_public)


def _is_separate(text: str, span: Span) -> bool:
    return not (_TOUCHES_BEFORE.match(text, span.start - 1, span.start) or _TOUCHES_BEHIND.match(text, span.end))


def _is_of_a_body(text: str, span: Span) -> bool:
    """Whether capitals follow a word for an office or a body, and are neither a phrase in capitals nor a numeral."""
    start, end = span
    if not text[start:end].isupper() or _ROMAN.fullmatch(text, start, end):
        return False
    before = _WORD_BEFORE.search(text, max(start - 20, 0), start)
    if before is None or before[1].lower() not in _BEFORE:
        return False
    behind = WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    return not (behind and len(behind[0]) > 1 and behind[0].isupper()) or behind[0] in _SEATS or _is_abbreviated(behind[0])


def _is_amid_small_letters(text: str, span: Span) -> bool:
    """Whether unpronounceable capitals follow a word in lower case, and precede no other capitals."""
    start, end = span
    if not _is_abbreviated(text[start:end]):
        return False
    before = _WORD_OR_COMMA_BEFORE.search(text, max(start - 20, 0), start)
    if before is None or not (before[1].islower() or before[1].isdigit() or _is_in_series(before)) or before[1] in _NAMED:
        return False
    behind = WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    return (
        not (behind and behind[0][0].isupper())
        or behind[0] in _SEATS
        or behind[0].startswith("Kemen")
        or behind[0] in region_words()
        or (_is_abbreviated(behind[0]) and behind[0] not in _BROADCAST)
    )


def _is_in_series(before: re.Match[str]) -> bool:
    """Whether another abbreviation and a comma precede: `SIV, STLV, dan SRV`, but not degrees behind a name."""
    return before[1].isupper() and len(before[1]) >= _SHORT and before[0].endswith(", ")


def _is_abbreviated(word: str) -> bool:
    """Whether capitals are an abbreviation rather than a word or a name: short, with a digit, or unpronounceable."""
    if _ROMAN.fullmatch(word):
        return False
    if len(word) == _SHORT or len(word) >= _LIKE_A_WORD:
        return not is_listed(word.lower()) and (len(word) == _SHORT or _UNSPEAKABLE.fullmatch(word) is not None)
    return not word.isalpha() or _UNSPEAKABLE.fullmatch(word) is not None


def _is_explained(reading: Reading, name: str) -> bool:
    """Whether the text explains an abbreviation anywhere."""
    text = reading.text
    if name.isupper() and any(name in initials for initials in _initials(text)):
        return True
    for at in places(reading, name):
        end = at + len(name)
        if stands_alone(text, Span(at, end)) and (
            _EXPLAINS_BEFORE.search(text, max(at - _NEAR, 0), at) or _EXPLAINS_BEHIND.match(text, end)
        ):
            return True
    return _names_office(text, name)


@lru_cache(maxsize=1)  # each abbreviation of a text asks
def _initials(text: str) -> list[str]:
    """The initials of each run of capitalised words in a text; small function words in it do not count."""
    return ["".join(filter(str.isupper, m[0])) for m in _CAPITALISED.finditer(text)]


def _names_office(text: str, name: str) -> bool:
    """Whether the text has the full name of a regional office: `Dinas Perhubungan` for `Dishub`."""
    return (
        not name.isupper()
        and re.search(rf"\bDinas\s+(?:\w+[\s,]+){{0,3}}\w*{name[3:6].lower()}", text, re.IGNORECASE) is not None
    )

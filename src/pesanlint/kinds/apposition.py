"""Finds appositions without their second comma: `Ketua KPU Mawar, Budi Santoso mengatakan`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.language.id.names import is_person
from pesanlint.language.lexicon import any_of, words
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_MOST_PARTS = 6
"""Maximum parts between commas in the name of an office (`Divisi Hukum, Pencegahan, dan Humas`), with a margin."""

# --- An office: continued by capitals, numbers, brackets, and the small words of names of bodies ----------------------------

_SMALL = """
    acara bidang bin binti bupati daerah dalam dan dan/atau departemen desa di dinas divisi dua fakultas fraksi
    guru ii iii iv kabupaten kantor kehutanan kelautan kepemudaan kesehatan ketenagakerjaan kominfo koperasi lingkungan
    olahraga pariwisata pendidikan penanaman perdagangan perhubungan perikanan perindustrian perkebunan pertanian peternakan
    satpol sosial umkm kecamatan kegiatan kelurahan kepala komisi kota negeri orang panitia pedagang
    pelajar pelaksana pelaku pelatihan pemilih pengunjung pengurus periode peserta petugas program provinsi pusat
    rapat se sekolah seksi siswa sosialisasi staf studi subbagian tentang tim tua umum untuk urusan usaha warga
    wilayah
""".split()
_TOKEN = rf"(?:[A-Z\d][\w/’'&.-]*|{'|'.join(_SMALL)}|[sk]e-[\w-]+)(?<![.,'’&-])|[A-Z][\w.]{{0,5}}\."
_BODY = deferred(rf"(?: (?:\([^()\n]{{1,60}}\)|{_TOKEN})(?=[ ,]))*")
_LISTING = deferred(
    r"\b(?:Divisi|Div|Kordiv|Bidang|Dinas|Kementerian|Kementrian|Menteri|Industri|Badan|Seksi|Bagian|Subbagian|Deputi|"
    r"Direktorat|Direktur|Komisi|Staf Ahli|Asisten|Pengawas|Pelindungan|Penanganan|Pencegahan)\b"
)
"""Bodies whose names may be lists: `Divisi Hukum, Pencegahan, dan Humas`."""

# --- A name, with its titles and degrees ------------------------------------------------------------------------------------

_TITLES = (
    r"(?:(?:Prof|Drs?|Dra|Ir|Hj?|KH|K\. ?H|R|Rr|Rd|Tgk|Ust|Pdt|dr|drg|Apt|Ny|Pol|Purn|Inf|Letjen|Mayjen|Brigjen|Irjen|Komjen|"
    r"Jenderal|Kombes|AKBP|Kompol|AKP|Iptu|Ipda|Aiptu|Aipda|Bripka|Kolonel|Letkol|Mayor|Kapten|TNI|Polisi|Nyai|Kiai)\.?,? "
    r"|\(Purn\.?\) )*"
)
_TITLED = deferred(f"^{_TITLES}")
_PART = (
    r"(?:[^\W\d_a-z][a-zà-ÿ’'`-]+(?:[A-Z][a-z]+)?|[A-Z]['’`][A-Z]?[a-z]+|[A-Z]\.?|al-[A-Z][a-z]+|"
    r"(?:M|Muh|Moch|Moh|Mohd|Abd|Ach|Akh)\.|II|III|IV)"
)
_NAME = rf"(?P<name>{_TITLES}{_PART}(?: (?:bin |binti )?{_PART}){{0,5}}(?<!\s[A-Z])(?: [A-Z]{{2,3}})?)"
_DEGREES = (
    r"(?P<degrees>(?:,? ?"
    r"(?:[SMABD]\.? ?[A-Z][A-Za-z]{0,5}|SH|MH|ST|SE|MM|MT|SIP|SKM|STP|SSTP|MAP|MBA|Ph\.? ?D|Sp|Lc|Ak|CA|(?<=, )[A-Z]{2,4})"
    r"(?:\.(?: ?[A-Z][A-Za-z]{0,3}(?=\.))?)*\.?(?![\w’]))*)"
)

# --- Words that show that the sentence continues ----------------------------------------------------------------------------

_ACTS = r"me(?!reka|lalui|nurut|ngenai|skipun|dia|dan|i\b|njadi\b)[a-z]{4,}|ber(?!ikut|sama)[a-z]{4,}|turut"
_SUBJECT_OF = (
    rf"{_ACTS}|di[a-z]{{3,}}(?:kan|i)\b|akan|telah|sudah|juga|ikut|pun|hadir|kembali|langsung|secara|resmi|tampil|lantas|"
    r"lalu|bahkan|jelas|yang|tentu(?:nya)?|sempat|tidak|belum|dapat|bisa|ingin|selalu|tetap|terus|sangat|masih|memang"
)
_AMID = (
    "saat|ketika|usai|seusai|dalam|pada|di|kepada|melalui|sebelum|setelah|sambil|seraya|selaku|sebagai|bersama|beserta|mewakili|"
    "dengan|didampingi|disaksikan|dihadapan|lewat|sesaat|sesuai|untuk|secara|ke"
)
_OFFICE = (
    r"(?:[A-Z][a-z]+ )?(?:Ketua|Anggota|Sekretaris|Kepala|Wakil|Bupati|Gubernur|Menteri|Direktur|Divisi|Koordinator|"
    r"Deputi|Dirjen|Sekda|Sekjen|Asisten|Rektor|Dekan|Inspektur|Staf Ahli|Danramil|Komandan|Kajari|Dandim|Tenaga Ahli|"
    r"Komisioner|Ka(?:subbag|bid|bag|polres|polsek|si|dis)|Camat|jajaran|seluruh|para)\b"
)
_MORE = rf"(?P<more>dan|serta|bersama)(?= {_OFFICE})"
_BEHIND = deferred(rf", {_NAME}{_DEGREES} (?:(?P<subject>{_SUBJECT_OF})|(?P<amid>{_AMID})|{_MORE})\b")
_ANOTHER = deferred(rf" (?:dan|serta) {_OFFICE}")
"""Another office behind the first: the offices are a list, not an apposition."""
_NAMED_FIRST = deferred(rf"(?:^|(?<=[a-z\d][a-z\d)][.!?,…:”\"] )|(?<=[–—] )){_NAME}{_DEGREES}, (?:(?:selaku|sebagai) )?$")
_OPENS_PHRASE = deferred(
    r"(?:Me[a-z]+i|Me(?:nurut|ngutip|njelang|lalui)|Di[a-z]{4,}|Ber[a-z]{3,}|Ter[a-z]{3,}|Se[a-z]{3,}|Usai|Kepada|Dari|Oleh|"
    r"Bagi|Untuk|Pada|Dalam|Ketika|Demikian|Hadir|Namun) "
)
_HAS_WORD = deferred(r"[^\W\d_]{3}|[a-z]")
"""Degrees alone are no name: `S. IK`."""
_OFFICER = deferred(
    r"(?:Para|Dan(?:ramil|dim|rem|lanal|lanud|yon|pos|ki)|(?:Wa)?Ka(?:polres|polresta|polsek|polda|bag|bid|sub\w*|si|dis|ban|rutan|lapas|jari))\b"
)
"""A further office, so that the offices are a list: `Staf Ahli Bupati, Danramil Mawar`."""
_VERB = deferred(rf" (?:{_ACTS})\b")
_VERB_LATER = deferred(rf"[^.!?\n]{{0,160}}\b(?:{_ACTS}|akan|telah)\b")

_DATELINE = deferred(r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2}-")
"""The place at the start of a release whose dash has no blanks: `Mawar-Ketua KPU`."""

# --- Words before an office that is the subject, or the agent ----------------------------------------------------------------

_NEAR, _FAR = 60, 160
_CLAUSE = deferred(r"(?:^|[.!?…:;,–—-] |[–—]|[“”\"(] ?)(?P<lead>[^.!?…:;,“”\"()–—]*)$")
_ACTING = r"(?:P(?:j|lt|lh|js)\.? )?"
"""An acting holder of the office: `Pj. Bupati`."""
_LEADS = deferred(
    rf"{_ACTING}"
    r"|(?:Sementara(?: itu)?|Sedangkan|Selanjutnya|Lebih lanjut|Kemudian|Lalu|Bahkan|[Mm]antan|[Cc]alon|bahwa|dan|serta|"
    rf"[Pp]elaksana (?:[Tt]ugas|[Hh]arian)(?: \(Pl[th]\.?\))?|sedangkan|sementara) {_ACTING}"
    r"|[^,]{0,60} --? (?:Sementara itu )?"
    r"|(?!Dalam|Pada|Usai|Setelah|Sebelum|Saat|Menurut|Atas|Men)[A-Z][^,]{2,70} sekaligus "
    r"|(?:(?:Pada )?(?:[Hh]ari )?(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu) )?"
    r"(?:\d{1,2} [A-Z][a-z]+ 20\d\d|[\d/-]{3,10}) "
    r"|(?:Dalam|Pada|Melalui|Di|Usai|Seusai|Setelah|Saat|Atas|Menanggapi) [^,]{0,80}(?:nya|ini|itu|tersebut|\)|sama|WIB) "
    r"|(?!Dalam|Pada|Usai|Seusai|Setelah|Sebelum|Saat|Menurut|Selain|Atas|Men)[A-Z][^,]{2,80} (?:melalui|diwakili(?: oleh)?) "
)
_SAID = any_of(words("id", "saying", "stem"))
_SPOKEN = deferred(
    rf"(?:\b(?:{_SAID}|oleh|dengan|bersama|kepada|hadir|yakni|yaitu|(?:me|ber)[a-z]{{4,}})|\bdi[a-z]{{3,}}) "
    rf"(?:(?:mantan|calon|langsung oleh|langsung|oleh) )?{_ACTING}$"
)
_WORDS_OF = deferred(
    r"\b(?:pernyataan|keterangan|penjelasan|penuturan|keinginan|harapan|arahan|pesan|permintaan|ajakan|imbauan|sambutan"
    r"|kehadiran) "
    rf"{_ACTING}$"
)
"""Before an office whose holder says or wishes something: `sejalan dengan harapan Bupati Mawar, Budi yang ...`."""
_AGENT_AMID = deferred(
    r"(?:,? menurut|\b(?:di(?:kata|jelas|sampai|ungkap|tegas|sebut|utara|papar|terang|tambah|lapor)kan|disebut|diakui"
    rf"|dituturkan)(?: oleh)?) {_ACTING}$"
)
"""Before the speaker amid a sentence that is about something else: `hal itu, menurut Bupati Mawar, Budi, bertujuan ...`."""
_NO_SUBJECT = frozenset(["yang", "turut", "juga", "hadir", "didampingi", "disaksikan", "ditemani", "diikuti"])
"""Words that continue about the person although the subject is somebody else: `dibuka oleh Ketua KPU, Budi yang ...`."""


@record(kw_only=True)
class Apposition(PassageRule):
    """Appositions without their second comma.

    A name after an office (`Ketua KPU Mawar, Budi Santoso mengatakan`), or an office after a name at the start of a sentence
    part (`Budi Santoso, Ketua KPU Mawar menilai`), needs a comma on both sides. The second is missing if the sentence continues
    with a verb, with `yang`, with `dan` and another office, or, after a verb of saying, with a preposition (`kata Ketua KPU
    Mawar, Budi di kantornya`). An office may contain commas (`Koordinator Divisi Hukum, Pencegahan, dan Humas`), a name may
    have degrees. An office in an opening phrase (`Usai bertemu Bupati Mawar, Budi ...`) is ignored."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "name"})

    kind: Literal["apposition"]
    message: str = "Tambahkan koma sesudah “{name}”; keterangan yang disisipkan diapit dua koma."
    offices: Words
    """First words of offices, in small letters: `ketua`, `kepala`, `wali kota`."""

    def triggers(self) -> Iterable[str]:
        """Each office, followed by a blank."""
        return [f"{office} " for office in self.offices]

    def compile(self, desk: Desk) -> PassageCheck:
        """Check the text after each office."""

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            done = -1
            for hit in [] if passage.is_headline or passage.kind == "code" else sorted(hits):
                span = _unclosed(passage.text, Span(hit.start, hit.end - 1)) if hit.start >= done else None
                if span:
                    done = span.end
                    comma = Edit(Span(done, done), ",")
                    yield Match(span, {"name": passage.text[span.start : done]}, (Fix((comma,), safe=False),))

        return check


def _unclosed(text: str, word: Span) -> Span | None:
    """The apposition after which the comma is missing: the name after an office, or the office after a name.

    Args:
        text: the text of a block.
        word: the first word of an office in it.
    """
    start, end = word
    before = text[start - 1 : start]
    if before.isalnum() or (before in ("-", "’", "'") and not _DATELINE().fullmatch(text, 0, start)):
        return None
    for part in range(_MOST_PARTS):
        body = _BODY().match(text, end)
        end, is_office = (body.end(), body.end() > end) if body else (end, False)
        if not text.startswith(", ", end):
            is_office = (
                is_office and part == 0 and not _ANOTHER().search(text, start, end) and _VERB().match(text, end) is not None
            )
            return Span(start, end) if is_office and _follows_name(text, start) else None
        if m := _BEHIND().match(text, end):
            return _named(text, start, m) if _is_name(m["name"]) else None
        if not _LISTING().search(text, start, end):
            return None
        end += 1
    return None


def _is_name(name: str) -> bool:
    """Whether a name, which may begin with titles and ranks, is the name of a person."""
    bare = _TITLED().sub("", name)
    if not _HAS_WORD().search(bare) or _OFFICER().match(bare):
        return False
    return is_person(name) or (bare != name and (bare.isalpha() or is_person(bare)))


def _follows_name(text: str, office: int) -> bool:
    """Whether an office follows the full name of a person at the start of a sentence part."""
    m = _NAMED_FIRST().search(text, max(office - _FAR, 0), office)
    return m is not None and " " in m["name"] and not _OPENS_PHRASE().match(m["name"]) and _is_name(m["name"])


def _named(text: str, office: int, m: re.Match[str]) -> Span | None:
    """The name with its degrees, if the office before it is the subject or an agent, not part of an opening phrase."""
    span = Span(m.start("name"), m.end("degrees"))
    if m["more"]:
        return span
    before = max(office - _NEAR, 0)
    is_agent = _SPOKEN().search(text, before, office) is not None
    if (m["amid"] or m["subject"] in _NO_SUBJECT) and (is_agent or _WORDS_OF().search(text, before, office)):
        return span
    if m["subject"] and _AGENT_AMID().search(text, before, office):
        return span
    if m["amid"] and not _VERB_LATER().match(text, m.end()):
        return None
    if text.startswith("-", office - 1):  # behind a dateline
        return span
    clause = _CLAUSE().search(text, max(office - _FAR, 0), office)
    return span if clause and _LEADS().fullmatch(clause["lead"]) else None

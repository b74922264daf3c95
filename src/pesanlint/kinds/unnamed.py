"""Finds offices that speak although the text never names their holder: `Ketua KPU Kabupaten Mawar menegaskan …`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.id import regions, speaking
from pesanlint.reading.reading import Reading
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_BODIES = """
    Administrasi Advokat Agama Air Aparatur Arsip Aset Badan Bagian Bangsa Bank Barang Barat Bawaslu Belanja Bencana
    Bidang Biro BKPP BKPSDM BNN BPBD BPJS BPKAD BPN BPS Bupati Cabang Cipta Daerah Dalam Dan dan Data Desa Dewan di
    Dinas Direktorat Divisi DKPP DPC DPD DPR DPRD DPW Ekonomi Energi Fakultas Forum Gakkumdu Gubernur Hidup Hubungan
    Hukum Humas Indonesia Industri Informasi Informatika Inspektorat Jasa Jenderal Kabupaten Kampanye Kantor Karya
    Keamanan Kearsipan Kebakaran Kebudayaan Kecamatan Kehutanan Kejaksaan Kelautan Kelompok Kelurahan Kemenag
    Kementerian Kepegawaian Kependudukan Kepolisian Kerja Kesatuan Kesbangpol Kesehatan Kesejahteraan Keuangan
    Kewilayahan KIP Komando Komisi Komunikasi Konstitusi Koordinator Koperasi Korps Kota KPK KPPS KPU Lalu Lapas Lembaga
    Lingkungan Lintas Logistik Mahkamah Majelis Manusia Masyarakat Menengah Militer Muda MUI Nasional Negara Negeri NU
    Olahraga Organisasi Otonomi Panitia Panwaslu Pariwisata Partai Partisipasi Pasar Pelaksana Pelanggaran Pelayanan
    Pelindungan Pemadam Pemasyarakatan Pembangunan Pemberdayaan Pemerintah Pemerintahan Pemilih Pemilihan Pemilu Pemuda
    Pemungutan Pemutakhiran Penanaman Penanganan Penanggulangan Pencatatan Pencegahan Pendapatan Pendidikan Penelitian
    Penempatan Penerangan Penertiban Pengadilan Pengawas Pengawasan Pengelola Pengelolaan Pengembangan Pengendalian
    Pengurus Penyelenggara Penyelenggaraan Penyelesaian Perangkat Perdagangan Perempuan Perencanaan Perhubungan
    Perikanan Perkotaan Perlindungan Permukiman Perpustakaan Pertahanan Pertanahan Pertanian Perumahan Perumda
    Perwakilan Pesisir Petugas Pidana Pimpinan PKK PLN Pol Polda Politik Polres Polresta Polri Polsek PPID PPK PPS Praja
    Produksi Program Provinsi Publik PUPR Pusat Rakyat Republik RI RSUD RT Ruang Rumah Rumpun Rutan RW Sakit SAR Satpol
    Satuan se-Kabupaten se-Kota Sekolah Sekretariat Selatan Sengketa serta Sipil Sosial Sosialisasi Statistik Suara Sub
    Sumber Surat Tahanan Teknis Telekomunikasi Tenaga Tengah Terpadu Tim Timur Tinggi TNI Transmigrasi TVRI UKM Umum
    Unit Universitas UPT Urusan Usaha Utama Utara Wakil Wali Wilayah WNI
    Digital Haji Hilirisasi Imigrasi Investasi Kawasan Kelas Khusus Pekerjaan Reformasi Riset Teknologi Umrah
    I IA IB II IIA IIB III IV
"""
_OFFICES = (
    "Anggota", "Bendahara", "Bupati", "Camat", "Dandim", "Danramil", "Dekan", "Direktur", "Gubernur", "Inspektur",
    "Juru Bicara", "Kabag", "Kabid", "Kadis", "Kajari", "Kapolda", "Kapolres", "Kapolresta", "Kapolsek", "Kasat",
    "Kasubbag", "Kepala", "Ketua", "Komisioner", "Koordinator", "Lurah", "Menteri", "Rektor", "Sekda", "Sekretaris",
    "Wakil Bupati", "Wakil Gubernur", "Wakil Ketua", "Wakil Menteri", "Wakil Wali Kota", "Wali Kota",
)  # fmt: skip
_OF_SOMETHING = frozenset(
    """Anggota|Bendahara|Direktur|Kepala|Ketua|Komisioner|Koordinator|Menteri|Sekretaris|Wakil Ketua|Wakil Menteri""".split("|")
)
"""Offices that need the name of their body or unit."""
_SAYS = (
    r"mengatakan|menyampaikan|menegaskan|menjelaskan|menyebutkan|menuturkan|mengungkapkan|memaparkan|menambahkan|menyatakan|"
    r"menekankan|berpesan|mengimbau|menerangkan|mengingatkan|berharap|mengapresiasi|membeberkan"
)
_ALONE = frozenset(
    """Bupati|Gubernur|Wali Kota|Wakil Bupati|Wakil Gubernur|Wakil Wali Kota|Menteri|Wakil Menteri|Rektor|Camat|Kapolres|Dandim
    |Kapolda|Kajari|Sekda""".replace("\n    ", "").split("|")
)
"""Offices with one holder at a time, who is known by name."""
_ACTED_ON = deferred(
    r"\b(?:dibuka|ditutup|diresmikan|dipimpin|dilantik|dilepas|diserahkan|didampingi|disaksikan|di\s?hadiri|disambut|diterima"
    r"|ditandatangani|diwakili|mendampingi|menyertai|bersama)\s{1,2}(?:secara\s{1,2}langsung\s{1,2}|langsung\s{1,2}|pula\s{1,2}|juga\s{1,2})?(?:oleh\s{1,2})?$"
)
_AMONG = deferred(r"(?:[a-z)],|\b(?:dan|serta|bersama|yakni|yaitu|di antaranya))\s{1,2}$")
_BEHIND_ACTOR = deferred(
    r"\s{0,2}(?:[.;]|,(?!\s(?:yang|yakni|yaitu|Ir|Drs?|Hj?|dr|Prof|[A-Z][a-z]+\s[A-Z][a-z]+))|$"
    r"|\s(?:pada|di|dan|serta|untuk)\b)"
)
_NEAR = 30
"""Code points: maximum distance between a quotation and its speaker."""
_ADVERBS = r"(?:(?:juga|pun|turut|kemudian|lalu|kembali|sempat|terus)\s{1,2}){0,2}"
_OPENING = deferred(
    r"(?:(?:Dalam|Pada|Di|Selain|Sementara|Lebih|Menanggapi|Selanjutnya|Kemudian|Adapun|Sebelumnya)\b[^.!?,]{0,80},\s{1,2})?"
)


@cache
def _words_of_office() -> str:
    places = re.escape("|".join(regions.longest_first())).replace(r"\|", "|").replace(r"\ ", r"\s{1,2}")
    return "|".join([places, *sorted(dict.fromkeys(_BODIES.split()), key=len, reverse=True)])


@cache
def _office() -> re.Pattern[str]:
    """The pattern of an office with the words for its body or unit; a person may follow."""
    heads = "|".join(sorted(_OFFICES, key=len, reverse=True))
    of_what = rf"\s{{1,2}}(?:{_words_of_office()}|\d{{2,4}}(?:[-/]\w+)?)(?![\w-])"
    of_what += r"|,?\s{1,2}\([A-Z][A-Za-z]{1,12}\)|\s?/\s?Kota"
    return re.compile(rf"(?<![\w-])(?P<head>{heads})(?!\s{{1,2}}Negara)(?P<of>(?:{of_what})*)")


_PERSON_BEHIND = deferred(
    r"\s*,?\s*(?:yakni\s|yaitu\s|yang\s(?:diwakili|dijabat)\s|\()?\s*(?:(?:Bapak|Ibu|Pak|Bu|dr)\.?\s+)*"
    r"(?!Kamis|Jumat|Senin|Selasa|Rabu|Sabtu|Minggu)[A-Z]['’]?[A-Za-z.]"
)
_PERSON_BEFORE = deferred(
    r"(?:[A-Z][\w.'’]*,\s+|\b(?:selaku|sebagai|menjabat|merupakan|adalah|ialah|jabatan|juga)\s+)(?:Pl[th]\.?\s+|Pj\.?\s+)?$"
)
_SPEAKS = deferred(rf"\s{{1,2}}{_ADVERBS}(?:{_SAYS})\b")
_TOLD_BY = deferred(
    r"\b(?:[Mm]enurut|(?:disampaikan|ditegaskan|diungkapkan|dijelaskan|dikatakan|dinyatakan|ditambahkan|dituturkan)"
    r"(?:\s{1,2}(?:langsung|pula|juga))?(?:\s{1,2}oleh)?)\s{1,2}$"
)
_BEHIND_TELLER = deferred(r"\s{0,2}(?:[,.;]|$|\s(?:saat|ketika|dalam|pada|usai|setelah|di)\b)")
_BEHIND_SPEECH = deferred(r"\s{0,2}(?:[,.;]|$)")


@record(kw_only=True)
class Unnamed(DocumentRule):
    """Offices that speak although the text never names their holder.

    An office speaks if it is the subject of a verb of saying at the start of a sentence (`Ketua KPU Kabupaten Mawar
    menegaskan`), or follows a quotation (`“…,” ujar Bupati Mawar.`), `menurut` or `disampaikan`. It has a holder if anywhere in
    the text a person is named right before or after that office, whatever its body. Only offices made up of known words
    (bodies, divisions, regions) are checked, so that no name is mistaken for a part of the office. Each office is reported
    once. A document check."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["unnamed"]
    message: str = "Sebutkan nama {found}, yang pernyataannya diberitakan."
    of: Literal["speech", "action"] = "speech"
    """What the office does. `action`: something is opened, attended or handed over by it (`dibuka oleh Bupati Mawar`); only
    offices with one holder are checked."""

    def triggers(self) -> Iterable[str]:
        """The offices."""
        return _OFFICES

    def heeds_case(self) -> bool:
        """Yes: an office before the name of a body has capitals."""
        return True

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every office that speaks."""

        does = _speaks if self.of == "speech" else _acts
        heads = frozenset(_OFFICES) if self.of == "speech" else _ALONE

        def offices(text: str, hits: Sequence[Hit]) -> tuple[_Mention, ...]:
            return tuple(_mentions(text, sorted({hit.start for hit in hits})))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            mentions = list(reading.told_of_hits(offices, hits))
            seen = {one.head for _, one in mentions if one.has_person}
            for start, (head, span, _, may_act) in mentions:
                if may_act and head in heads and head not in seen and does(reading, office := span.shifted(start)):
                    seen.add(head)
                    yield Match(office)

        return check


class _Mention(NamedTuple):
    """An office in a block."""

    head: str
    span: Span
    has_person: bool
    """Whether a person is named beside it."""
    may_act: bool


def _mentions(text: str, starts: Iterable[int]) -> Iterator[_Mention]:
    end = 0
    for start in starts:
        m = _office().match(text, start) if start >= end else None
        if m:
            span = Span(start, end := m.end())
            is_whole = bool(m["of"].strip()) or m["head"] not in _OF_SOMETHING
            has_person = _has_person(text, span)
            yield _Mention(m["head"], span, has_person, is_whole and not has_person)


def _has_person(text: str, office: Span) -> bool:
    if _PERSON_BEFORE().search(text, max(office.start - 60, 0), office.start):
        return True
    return _PERSON_BEHIND().match(text, office.end) is not None


def _speaks(reading: Reading, office: Span) -> bool:
    text = reading.text
    block = reading.block_at(office.start)
    if block.kind != "paragraph" or reading.in_speech(office):
        return False
    sentence = reading.sentence_at(office.start)
    if _SPEAKS().match(text, office.end, sentence.end):
        dateline = reading.dateline.span.end if reading.dateline else 0
        start = dateline if sentence.start <= dateline <= office.start else sentence.start
        return _OPENING().fullmatch(text, start, office.start) is not None
    if _TOLD_BY().search(text, max(sentence.start, office.start - 50), office.start):
        return _BEHIND_TELLER().match(text, office.end, sentence.end) is not None
    quotes = (quote for quote in reading.quotations if quote.kind == "speech" and 0 <= office.start - quote.span.end <= _NEAR)
    said = any(speaking.attribution_end(text, quote.span.end) == office.start for quote in quotes)
    return said and _BEHIND_SPEECH().match(text, office.end) is not None


def _acts(reading: Reading, office: Span) -> bool:
    text, block = reading.text, reading.block_at(office.start)
    if block.kind != "paragraph" or reading.in_speech(office):
        return False
    start = max(block.span.start, office.start - 50)
    if _BEHIND_ACTOR().match(text, office.end) is None:
        return False
    is_minister = text.startswith(("Menteri", "Wakil Menteri"), office.start)
    before = _ACTED_ON().search(text, start, office.start) or (is_minister and _AMONG().search(text, start, office.start))
    return bool(before)

"""Finds ordinary words that have a capital inside a sentence although they are not part of a name.

Source: EYD V, I.F. Capitals belong to names of persons, places, bodies, documents, historical events and days; to an office
before a name (I.F.10) and a geographic noun before a name (I.F.16 and 17); within names to all words except function words
(I.F.20 and 21).
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache

from pesanlint.language.id import offices, regions, speaking
from pesanlint.language.id.inflection import is_listed, vocabulary
from pesanlint.language.lexicon import WordList
from pesanlint.shipped import rules_root
from pesanlint.spans import Span

Finder = Callable[[str], Iterator[Span]]
"""Finds the words to write in small letters in the text of a block; spans are offsets in that text."""

_REST = r"[a-z]{3,}(?:[-/][A-Za-z]?[a-z]+)?"
_CAPITALISED = rf"[A-Z]{_REST}"
_AMID = r"(?:(?<=[a-z]{2}[ ].)|(?<=[0-9][ ].)|(?<=[a-z],[ ].)|(?<=[a-z],.))"
"""Looks back over the capital just matched: before it is a small word, a number, or a comma after a small word.

The capital comes first in the pattern so that the search can skip to the next capital.
"""
_CAPITAL = re.compile(r"[A-Z](?:(?<=[a-z0-9,][ ].)|(?<=,.))[a-z]{3,}")
_ENDS = (
    r"(?![ ](?:of|the|and|for|de|la)\b)(?![\w/@&*-]|\.\w|[ ]?[(\[]?[A-Z0-9“\"‘']|:|,[ ][A-Z]"
    r"|[ ](?:dan|serta|atau|untuk|bagi|tentang|yang)[ ][A-Z0-9“\"])"
)
"""Nor is the run followed by, or joined to, a name, a number or an abbreviation in brackets."""
_ELECTION = r"(?:[ ](?:Pemilu|Pilkada|Pemilihan)(?:[ ]Serentak)?(?:[ ]Tahun)?(?:[ ]\d{4})?)?"
_RUNS = re.compile(rf"(?P<run>[A-Z]{_AMID}{_REST}(?:[ ](?:dan[ ]|serta[ ]|atau[ ])?{_CAPITALISED}){{0,3}}?){_ELECTION}{_ENDS}")
"""A run of capitalised words inside a sentence, perhaps followed by the name of an election."""
_BEFORE = re.compile(r"(?:(?P<second>[\w.'’)”\"-]+,?)[ ])?(?<!\S)(?P<first>[\w'’-]+)(?P<comma>,?)[ ]?\Z")
_BEFORE_LENGTH = 60

_OPENING = frozenset(
    """adapun akhirnya apabila apakah bagaimana bahkan belum berdasarkan berikut demikian dengan hingga inilah itulah jadi
    jika kalau karena kemudian ketika kini maka menurut meskipun mereka namun oleh padahal saat sebelum sebelumnya sehingga
    sejak selain selama selanjutnya sementara seperti setelah sesudah siapa tidak untuk usai walau walaupun dalam pada lihat
    baca simak tonton saksikan klik pastikan salah""".split()
)
"""Words that open a sentence: if one has a capital, a full stop is probably missing before it."""
_JOINING = frozenset("dan serta atau maupun untuk bagi dalam dari tentang yang di ke".split())
_PLACE = frozenset("di ke dari asal menuju".split())
_INTRODUCING = frozenset(
    """tema bertema bertajuk tajuk judul berjudul bernama nama dinamai dinamakan namanya sebutan disebut istilah berinisial
    bertuliskan program aplikasi sistem gerakan lagu film buku novel majalah harian koran tabloid media menu fitur tombol
    kolom kategori kelas kelompok regu tim grup band partai fraksi klub hotel kafe restoran toko warung merek produk kapal
    jurusan prodi bidang bagian divisi seksi subbagian pelajaran jalan gang gedung aula ruang lapangan taman pasar terminal
    stasiun bandara pelabuhan pulau gunung sungai danau pantai desa dusun kampung kelurahan kecamatan kabupaten kota
    provinsi blok perumahan kompleks masjid kamar gereja hari suku bangsa bahasa agama sang klik pilih tekan opsi label
    tagar pak bu mas mbak kak bang bung gus kiai ustaz almarhum almarhumah tersangka korban terdakwa dewi raja ratu surah
    surat kitab dewa planet surel karya mazhab aliran situs laman akronim singkatan bulan musim operasi satuan tari tarian
    alias bernomor berkode kode seri tipe jenis varian metode konsep model skema nilai prinsip kata berjuluk dijuluki
    julukan dikenal sapaan disapa panggilan dipanggil notifikasi predikat penghargaan peringatan memperingati berkategori
    berpredikat gerai layanan fungsi klaster pelayanan loket segmen pilar bin binti indeks ajang babak duta laga""".split()
)
"""Words followed by a name: of a work, a programme, a firm, a place, a person."""

_COUNTING = frozenset(
    """dua tiga empat lima enam tujuh delapan sembilan sepuluh belasan puluhan ratusan ribuan beberapa sejumlah berbagai
    banyak semua seluruh segenap para setiap tiap masing-masing seorang sebuah suatu selembar salah""".split()
)
_BEFORE_PROCESS = frozenset(
    """sekaligus dengan acara kegiatan agenda rangkaian melakukan melaksanakan dilaksanakan pelaksanaan rangka atas tentang
    terkait mengenai menyampaikan mengikuti memimpin menghadiri dihadiri usai setelah sebelum saat melalui bagi dalam proses
    sosialisasi pada adalah dan mewujudkan mendukung oleh kepada terhadap menggelar mengadakan sidang prosesi upacara""".split()
)
"""Words after which a noun of action (`Penyerahan`) means the action, not the name of a unit or a service."""
_DOING = frozenset(
    "melakukan memberikan menyerahkan menerima mendapat mendapatkan diberikan dilakukan menjalani meningkatkan".split()
)
_PROCESS = re.compile(r"Pe[a-z]{4,}an")
_NO_PROCESS = frozenset(
    """pendidikan perusahaan pemerintahan pengadilan perguruan perkumpulan persatuan perhimpunan pemilihan pelatihan
    pertandingan perjanjian penghargaan peringatan peradilan perpustakaan perumahan perkebunan perseroan perbankan pertemuan
    percetakan peternakan perikanan pertanian perkampungan penerbangan pesantren perayaan perlombaan
    pertunjukan pergerakan""".split()
)
"""Words of the form of `_PROCESS` (nouns of action such as `Penyerahan`) that open names of bodies, events and fields."""
_ROLE = re.compile(
    r"(?:Pembina|Inspektur|Komandan|Pemimpin|Perwira|Peserta|Petugas|Pembawa|Pembaca|Pemandu|Pengibar)"
    r"[ ](?:Apel|Upacara|Acara|Doa|Sidang|Rapat|Teks|Naskah|Sumpah|Bendera)"
)
_POINTING_BACK = re.compile(r"[ ](?:ini|itu|tersebut|tadi)\b")
_EVENTS = frozenset(
    """apel rapat kegiatan upacara acara sosialisasi pelatihan bimbingan lomba seminar diskusi forum kunjungan pertemuan
    musyawarah sidang pelantikan rakor bimtek raker webinar lokakarya simulasi evaluasi supervisi monitoring audiensi""".split()
)
_CLOSING = re.compile(
    r"[DGKMPSU](?:(?<=\A.)|(?<=[.!?][ ].))"
    r"(?<=(?=(?:Di|Pada|Dalam|Usai|Setelah|Sebelum|Selama|Saat|Ketika|Sejak|Melalui|Selain|Sebagai|Demi|Guna)[ ]).)[a-z]*[ ]"
    rf"(?:[a-z-]+[ ]){{1,5}}(?P<word>{_CAPITALISED})(?=,[ ][A-Z])"
)
"""The first letter comes first so that the search can skip to it."""
_OPENERS = frozenset(
    """Setelah Sebelum Dalam Pada Untuk Karena Selain Saat Ketika Bagi Para Seluruh Semua Setiap Beberapa Sejumlah Berbagai
    Melalui Dengan Usai Seusai Selama Sejak Demi Guna Agar Jika Apabila Bila Menurut Terhadap Mengenai Tentang Kegiatan
    Acara Jumlah Proses Pelaksanaan Hasil Tujuan Peran Harapan Upaya Kinerja Kualitas Tahapan Materi Kondisi Kehadiran
    Keterlibatan Keterbatasan Partisipasi Dukungan Potensi Kebutuhan Keberadaan Manfaat Pentingnya Adanya Jajaran Pengurus
    Peserta Anggota Pihak Unsur Kedua Ketiga Bentuk Jadwal Rangkaian Kepada Terkait Segenap Di Ke Dari Oleh Sebagai Bersama
    Tanpa Sementara Tingkat Penyelenggaraan Persiapan Sebagian Puluhan Ratusan Terdapat Mayoritas Sekitar""".split()
)
"""First words of a sentence that an ordinary noun follows, and that no name begins with."""
_SINGLE = re.compile(r"[A-Z](?<=[a-z0-9][ ].)[a-z]{3,}(?![\w/@&*-]|\.\w|[ ]?[(\[]?[A-Z0-9“\"‘']|:)")
_COUNTED = frozenset(
    """pemilu pilkada pemilukada desa kota kabupaten kecamatan kelurahan provinsi daerah nasional koperasi instansi sekolah
    guru jaksa masyarakat""".split()
)
"""Further nouns that there are many of, though news has them with a capital too often for `kata-kecil.txt`."""
OF_RELEASES = (
    _EVENTS
    | _COUNTED
    | frozenset(
        """debat senam kirab deklarasi langkah anggota calon pasangan peserta pemilih pengawas panitia petugas pengurus materi
        narasumber pemateri moderator tema lomba pemuda pemudi warga masyarakat tokoh agama adat pimpinan jajaran pegawai
        personel karyawan pejabat kantor ruang gedung bantuan layanan pelayanan data laporan surat dokumen berkas
        program tahapan
        tahap jadwal proses hasil tim regu kelompok penyuluhan pembinaan pengawasan pencegahan penanganan penyusunan
        penyerahan penandatanganan pendaftaran pendidikan kesehatan ekonomi sosial budaya hukum keamanan ketertiban
        pembangunan pemerintahan lingkungan keluarga anak perempuan pemateri aplikasi media publik""".split()
    )
)
"""Nouns of releases that are ordinary however often a text capitalises them."""
_REFERRING = frozenset(
    """bupati gubernur camat lurah ketua kepala presiden menteri sekretaris wakil anggota direktur rektor komandan kapolres
    bapak ibu saudara saudari anda kakak adik tuan nyonya pemerintah negara komisi dewan mahkamah majelis kementerian badan
    dinas islam tuhan allah nabi rasul bangsa republik pusat bank bumi bulan matahari antara unggul baik barat timur utara
    selatan tengah merdeka istana garuda jumat minggu kamis sabtu rabu senin selasa januari maret april mei juni juli
    agustus september oktober november desember bunga melati mawar intan permata mutiara cahaya bintang""".split()
)
"""Terms for one well-known person or body, terms that are also names, and grades (`akreditasi Unggul`)."""
_POINTING = re.compile(r"[ ](?:setempat|masing-masing)\b")
_NO_HEAD = frozenset(
    """penghargaan saham orang hari sekolah rumah kampung kota desa jalan kabinet partai koperasi dewan badan komisi dinas
    kementerian direktorat lembaga program gerakan operasi piala liga akademi universitas institut fakultas pusat balai
    kantor gedung taman pasar bank yayasan pondok tentara satuan komando peraturan keputusan instruksi undang-undang""".split()
)
"""First words of names of programmes, bodies, places and events."""

_IN_TITLES = frozenset("melalui dalam pada terhadap oleh dengan atas tanpa demi menuju".split())
HEADS = _NO_HEAD | frozenset(
    """ketua wakil kepala sekretaris presiden menteri gubernur bupati wali camat direktur rektor panglima komandan jenderal
    pemerintah mahkamah majelis tim hari pengadilan kejaksaan kepolisian puskesmas taman rumah gerakan provinsi kabupaten
    kecamatan kelurahan bidang bagian divisi seksi subbagian deputi asosiasi forum ikatan himpunan persatuan zona tari pesta
    akses relawan kebangkitan lomba satu tugu makam masjid jembatan bendungan candi pulau selat laut teluk
    sumpah proklamasi""".split()
)
"""First words of offices, bodies, places and events that few texts write small when they mean one of them."""
_IN_PERSONS = frozenset("dan di ke oleh dalam".split())
"""Function words that also occur in names of persons and places: `Angel Di Maria`, `Dan Brown`, `Kampung Mawar Dalam`."""
_BEFORE_PLACES = ("di", "ke")
"""Those of them that are no part of a name behind a word of Indonesian: `Balon Siap Terbang Di Mawar`."""
_PARA_SPORT = r"di|dan|Games|Raider|Tenis|Renang|Atletik|Badminton|Catur|Panahan|Menembak|Angkat|Judo|Tim|Bulu"
_FUNCTION_WORDS = {
    "bagi": r"Bagi(?=[ ](?:Para|Se[a-z]+|[A-Z]{2,}|Anak|Anggota|Calon|Guru|Ibu|Kaum|Karyawan|Kelompok|Keluarga|Korban|Lansia"
    r"|Mahasiswa|Masyarakat|Nelayan|Orang|Pe[a-z]+|Relawan|Santri|Siswa|Warga|Wartawan)\b)",
    "dalam": r"(?<!Penyakit )(?<!Luar )Dalam(?![ ](?:Negeri|Jabatan|Kota|Gangguan|Ruang|Rumah|Pengawasan|Pemantauan)\b)",
    "di": "Di(?![ ]Giannantonio)",
    "para": rf"Para(?![ ](?:{_PARA_SPORT})\b)",
    "saat": "(?<!Film )Saat",
    "serta": "Serta(?![ ]Masyarakat)",
    "yang": "Yang(?![ ](?:Maha|Mulia|Terhormat|Berhormat|Tunggal))",
}
"""Function words → where they do not belong to the name: not `Yang Maha Esa`, `Dalam Negeri`, `Peran Serta Masyarakat`."""
_NO_QUANTITY = {"para": rf"(?!{_PARA_SPORT})", "perwakilan": "(?!Dagang|Rakyat|WHO|BPKP?|RI)"}
_NO_QUANTITY |= dict.fromkeys(("dan", "di", "yang", "bersama", "ini", "itu", "kami", "kita", "saya", "dia"), "(?=[a-z])")
"""Words of quantity → what they do not count when it follows (`Para Games`, `Perwakilan Rakyat`)."""
_MONTH = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_DAY = "Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Ahad|[Ii]ni|[Ii]tu"
_BEHIND = "|".join(rf"(?<=\b{word}[ ])" for word in "pada sejak mulai hingga sampai di dari dengan".split())
_TIME = (
    rf"(?:{_BEHIND}|(?<=[a-z],[ ]))(?:Tahun(?=[ ](?:\d{{4}}\b|[Ii]ni|lalu))|Tanggal(?=[ ]\d)|Pukul(?=[ ]\d)"
    rf"|Bulan(?=[ ](?:{_MONTH}|[Ii]ni|lalu)\b)|Hari(?=[ ](?:{_DAY})\b))"
)
_OFFICES = (
    "[a-z]|[A-Z]{2}|Pemerintah|Pem[kp]|Kantor|Kementerian|Kemen[a-z]|Sekretariat|Dinas|Badan|Sekolah|Kampus|Universitas|"
    "Fakultas|Madrasah|Polres|Polda|Bawaslu|Rumah|Lembaga|Pengadilan|Kejaksaan"
)
_PLACE_NOUN = (
    r"(?:(?<=\bdi[ ])|(?<=\bdari[ ])|(?<=\bke[ ]))(?:(?:Luar|Dalam)[ ]Negeri"
    r"|(?:Wilayah|Halaman|Hadapan|Depan|Tengah|Bawah|Luar|Atas|Sekitar|Seluruh|Tingkat|Kediaman)"
    r"(?=[ ](?!Kerja|Barat|Timur|Utara|Selatan|Pusat|[IVX]+\b)[A-Za-z])"
    rf"|Lingkungan(?=[ ](?![IVX]+\b)(?:{_OFFICES})))"
)
_SETTING = re.compile(rf"(?=[A-Z])(?:{_TIME}|{_PLACE_NOUN})")
SETTINGS = (
    *("tahun", "tanggal", "bulan", "hari", "pukul", "lingkungan", "wilayah", "halaman", "hadapan", "depan", "tengah", "bawah"),
    *("luar", "dalam", "atas", "sekitar", "seluruh", "tingkat", "kediaman"),
)
"""Nouns of time, small after a preposition, and of place, small after di, ke or dari, unless a name begins with them."""

_BODY = (
    r"(?:KPU|Bawaslu|DKPP|Komisi|Pemerintah|Pem(?:kab|kot|prov|da)|Dinas|Badan|Kantor|Pol(?:res|da|sek|ri)|Kodim|Koramil|DPRD?"
    r"|Bupati|Wali[ ]Kota|Gubernur|Ketua|Kepala|Sekretaris|Camat|Kapol(?:res|da|sek)|Dandim|Menteri|Presiden|Wakil|Anggota"
    r"|Universitas|Rumah[ ]Sakit|SMAN?|SMPN?|SMKN?|SDN?|MAN|MTsN?|MIN|Kementerian|Kemen[a-z]+"
    r"|Dinkes|Dinsos|Dis(?:dik|hub|kominfo|dukcapil|pora|nak|tan|budpar))"
)
VERB_BEGINS = " Me"
_ACTIVE = r"Me(?:m[bpf]|n[cdgjtsy]|ng|[lrwy])[a-z]{3,}"
_VERB = re.compile(
    rf"(?<![\w.]){_BODY}(?:[ ](?:dan[ ])?(?:[A-Z][\w/-]*|\([A-Z][\w-]*\))){{0,7}}[ ](?P<word>{_ACTIVE})(?=[ ][A-Za-z])"
)
"""An active verb after the name of a body or an office."""


@cache
def words() -> WordList:
    """The ordinary words, in small letters: words that edited news nearly always writes small inside a sentence."""
    return WordList((rules_root() / "data" / "kata-kecil.txt").read_text("utf-8"))


@lru_cache(maxsize=256)  # two rules look at the same block
def has_capitals(text: str) -> bool:
    """Whether an ordinary word has a capital after a small letter, a digit or a comma."""
    known = words()
    return any(m[0].lower() in known for m in _CAPITAL.finditer(text))


@lru_cache(maxsize=256)  # two rules look at the same block
def _runs(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_RUNS.finditer(text))


def alone(text: str) -> Iterator[Span]:
    """Single capitalised ordinary words inside a sentence that are not names there: `kinerja Organisasi`."""
    for m in _runs(text):
        word = m["run"]
        if " " not in word and word.lower() not in _OPENING and is_ordinary(word):
            before = words_before(text, m.start())
            if before and not introduces(before) and (before["first"].lower() not in _PLACE or word.endswith(("an", "nya"))):
                yield Span(*m.span("run"))
    yield from _closing_words(text)


def singles(text: str) -> Iterator[Span]:
    """Yield single capitalized words inside a sentence that are in the list of ordinary words; they may still be names."""
    for m in _SINGLE.finditer(text):
        word = m[0].lower()
        if word in _REFERRING or not (word in _COUNTED or is_ordinary(m[0])):
            continue
        before = words_before(text, m.start())
        if before is None or before["comma"] or before["first"].isdigit() or introduces(before):
            continue
        if not (before["first"] == "atas" and text.startswith(" dan ", m.end())):  # `Hak atas Tanah dan Bangunan`
            yield Span(*m.span())
    yield from _pairs(text)


def _pairs(text: str) -> Iterator[Span]:
    """Two capitalised words of the language inside a sentence that name no office, body or event."""
    for m in _runs(text):
        run = m["run"]
        found = run.lower().split()
        if len(found) != 2 or m.end() != m.end("run") or found[0] in HEADS:
            continue
        before = words_before(text, m.start())
        if not before or before["comma"] or before["first"].isdigit() or introduces(before):
            continue
        if before["first"] in _IN_TITLES and (before["second"] or "")[:1].isupper():  # `Bermuamalah melalui Media Sosial`
            continue
        if all(word in words() or is_listed(word) for word in found):  # last: it searches the list of all words
            yield Span(*m.span("run"))


def _closing_words(text: str) -> Iterator[Span]:
    """Capitalised ordinary words that close an opening phrase: `Di akhir Apel, Ervan mengajak`."""
    for m in _CLOSING.finditer(text):
        if is_ordinary(m["word"]) and (before := words_before(text, m.start("word"))) and not introduces(before):
            yield Span(*m.span("word"))


def phrases(text: str) -> Iterator[Span]:
    """Capitalised ordinary words that are counted, done or pointed at, and so are not a name: `126 Target Kinerja`."""
    for m in _runs(text):
        found = [word for word in m["run"].split() if word[0].isupper()]
        if m.end() == m.end("run") and len(found) < 2 and " " not in m["run"]:
            continue
        if not all(map(is_ordinary, found)) or not _NO_HEAD.isdisjoint(map(str.lower, found)):
            continue
        before = words_before(text, m.start())
        if before is None or before["comma"] or introduces(before, counted=True):
            continue
        behind = before["first"].lower()
        is_action = behind in _BEFORE_PROCESS and is_process(found[0])
        is_counted = behind in _COUNTING or behind in _DOING or behind.isdigit()
        is_pointed = _POINTING.match(text, m.end()) or (found[0].lower() in _EVENTS and _POINTING_BACK.match(text, m.end()))
        is_pair = " dan " in m["run"] and len(found) == 2 and behind.startswith("me")
        is_event = len(found) == 2 and found[0].lower() in _EVENTS and behind in _BEFORE_PROCESS
        if is_counted or is_pointed or is_action or is_pair or is_event or _ROLE.fullmatch(m["run"]):
            yield Span(*m.span("run"))


def is_process(word: str) -> bool:
    """Whether a capitalised word is a noun of action that opens no names: `Penyerahan`."""
    return _PROCESS.fullmatch(word) is not None and word.lower() not in _NO_PROCESS


def words_before(text: str, at: int) -> re.Match[str] | None:
    """The last one or two words before an offset, in the groups `second` and `first`, and whether a comma follows them."""
    least = max(at - _BEFORE_LENGTH, 0)
    gap = text.rfind(" ", least, max(at - 1, 0))
    start = max(text.rfind(" ", least, gap) + 1, least) if gap >= 0 else least  # nothing that matches holds two blanks
    return _BEFORE.search(text, start, at)


def in_names(function_words: Collection[str]) -> Finder:
    """A finder of capitalised function words in names and headlines: `Dan` in `Kesatuan Bangsa Dan Politik`."""
    each = "|".join(_FUNCTION_WORDS.get(word, word.capitalize()) for word in function_words)
    before = r"[A-Z\d](?<![\w.].)[\w/'’-]*[\w)]|(?<![\w.,])\d"
    found = re.compile(rf"(?P<before>{before})[ ](?P<word>{each})[ ](?=(?P<next>[A-Z][a-z]+|[A-Z]{{2}}|\d))")

    def find(text: str) -> Iterator[Span]:
        for m in found.finditer(text):
            before, word, behind = (m[name].lower() for name in ("before", "word", "next"))
            is_name = word in _IN_PERSONS and m["next"][1:].islower() and not _is_known(behind)
            is_place = word in _BEFORE_PLACES and behind not in ("di", "maria") and (before.isdigit() or _is_known(before))
            if not is_name or is_place or (word in _BEFORE_PLACES and m["next"] in regions.longest_first()):
                yield Span(*m.span("word"))

    return find


def _is_known(small: str) -> bool:
    return small in words() or is_listed(small)


def amid(quantities: Collection[str]) -> Finder:
    """A finder of capitalised words of quantity inside a sentence: `bersama Segenap Karyawan`."""
    rests = "|".join(rf"(?<={word[0].upper()}){word[1:]}(?=[ ]{_NO_QUANTITY.get(word, '')}[A-Za-z])" for word in quantities)
    initials = "".join(sorted({word[0].upper() for word in quantities}))
    found = re.compile(rf"[{initials}](?:(?<=[a-z]{{2}}[ ].)|(?<=[\w).],[ ].))(?:{rests})")

    def find(text: str) -> Iterator[Span]:
        for m in found.finditer(text):
            before = words_before(text, m.start())
            if before and (before["comma"] or before["first"].islower()) and before["first"] not in _INTRODUCING:
                yield Span(*m.span())

    return find


def settings(text: str) -> Iterator[Span]:
    """Capitalised nouns of time and place that do not belong to a name: `pada Tahun 2024`, `di Lingkungan Pemerintah`."""
    for m in _SETTING.finditer(text):
        before = words_before(text, m.start())
        in_title = before is not None and (before["second"] or "")[:1].isupper()
        if not (in_title and m[0].startswith(("Depan", "Tengah", "Bawah", "Luar", "Dalam", "Atas"))):  # `Negeri di Atas Awan`
            yield Span(*m.span())


def verbs(text: str) -> Iterator[Span]:
    """Capitalised active verbs after the name of a body or an office: `KPU Kabupaten Mawar Menggelar rapat`."""
    for m in _VERB.finditer(text):
        if m["word"].lower() in words():
            yield Span(*m.span("word"))


def is_ordinary(word: str) -> bool:
    """Whether a word, or both parts of one with a hyphen or a slash, are ordinary."""
    first, sign, second = word.lower(), "", ""
    for mark in ("-", "/"):
        if mark in first:
            first, sign, second = first.partition(mark)
    return first in words() and (second in ("", first) or (sign == "/" and second in words()))


def introduces(before: re.Match[str], *, counted: bool = False) -> bool:
    """Whether the words before a capitalised word may begin a name or introduce one.

    Args:
        before: a match of `_BEFORE`.
        counted: whether to ignore offices before the word.
    """
    first, second = before["first"], before["second"] or ""
    if first.isdigit():
        return not second.islower()
    is_opener = first in _OPENERS and (not second or second[-1] in ".!?”")
    if is_opener:
        first = first.lower()
    if not first.islower() or first in _INTRODUCING or speaking.names_speaker(first):
        return True
    if first not in _JOINING and first not in words() and not is_listed(first) and not vocabulary().roots_of(first):
        return True  # a foreign word, or a brand in small letters
    if first in _JOINING and not (is_opener or second[:1].islower()):
        return True
    return not counted and next(offices.find(first, Span(0, len(first))), None) is not None

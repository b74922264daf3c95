"""Finds ordinary words that are capitalised inside a sentence although a name only follows them: `para Operator Polres`.

Source: EYD V, I.F: capitals belong to names, not to the words of sort, number or action before them.
"""

import re
from collections.abc import Iterator

from pesanlint.language.id.ordinary import HEADS, introduces, is_ordinary, is_process, words_before
from pesanlint.spans import Span

_CAPITALISED = re.compile(r"[A-Z](?<=[a-z0-9,][ ].)[a-z]{3,}(?![\w/@&*’'-])")
_MANY = frozenset("para segenap seluruh semua setiap tiap sejumlah beberapa berbagai seorang".split())
_HOLDERS = frozenset(
    """ketua kepala camat lurah bupati wali gubernur menteri pejabat direktur rektor dekan sekretaris asisten kabid kabag kasi
    kades dosen kapolsek danramil kapolres anggota komisioner""".split()
)
"""Offices that there are many of behind such a word."""
_NAMES = re.compile(r"[ ](?:Raider|Games|Jenderal|(?<=Rumah[ ])(?:Sakit|Makan|Tahanan))\b")
"""Words behind an ordinary one that make it part of a name."""
_ABBREVIATED = re.compile(r"(?:[ ](?:[A-Z][\w/-]*|dan|dengan)){0,8}[ ]\([A-Z]")
_COUNTED = frozenset(
    """Desa Kelurahan Kecamatan Kabupaten Kota Provinsi Puskesmas Posyandu Negara Sekolah Madrasah Jiwa Dusun Besar Pekon
    Kampung Nagari Kepala Kelompok Perusahaan Instansi Universitas Kampus Fraksi Partai Parpol Korban Pasien Santri Pelajar
    Mahasiswa Relawan Personel Pegawai Guru Dosen Warga Pemuda Kader""".split()
)
_NUMBER = re.compile(r"(?<!\S)(?P<word>\w+),?[ ]\d{1,3}(?:\.\d{3})?[ ]\Z")
_COUNTED_BEHIND = re.compile(r",?[ ](?:[a-z]|\((?![A-Z]{2}))|[,.;](?:[ ]|\Z)|[ ][A-Z]{2,}\b")
_OPENING = frozenset("Ada Dari Di Ke Kepada Oleh Pada Sebanyak Sejumlah Sekitar Terdapat Untuk".split())
"""First words of a sentence before a number of things."""
_PROCESS = re.compile(r"Pe[a-z]{4,}an")
_DOING = frozenset(
    """bahwa melakukan adanya kegiatan acara agenda proses pelaksanaan dirangkaikan dirangkai rangkaian usai setelah sebelum
    selama saat dengan dalam mengikuti menghadiri membuka memimpin menyaksikan kesiapan persiapan berupa upaya
    melaksanakan menyelenggarakan menggelar mengadakan""".split()
)
_STARTING_FROM = "mulai dari "
_ADDING = ("dan", "serta", "beserta")
_OF_SORT = frozenset(
    """Lembaga Jajaran Operator Petugas Pimpinan Personel Kader Pegawai Staf Mahasiswa Mahasiswi Siswa Siswi Guru Dosen Alumni
    Pengurus Karyawan Karyawati Pelajar Santri Peserta Warga Penyuluh Relawan Pengelola Pejabat Pemangku Pendamping
    Pelatih Wartawan""".split()
)
_A_BODY = re.compile(
    r"[ ](?:[A-Z]{3,}\b|Bawaslu|Panwas[a-z]+|Pol(?:res|sek|da|ri)|Pem(?:kab|kot|da|prov)|Universitas|Fakultas|Institut"
    r"|Politeknik|SD|MI\b|MTs|Dinas|Badan|Kementerian|Kemen[a-z]+|Kantor|Pemerintah|Kecamatan|Kelurahan|Desa|Rumah Sakit"
    r"|Puskesmas|Kabupaten|Provinsi)"
)
_THINGS = frozenset(
    """Aplikasi Lokasi Program Kegiatan Proyek Sistem Kampus Opini Pelatihan Sosialisasi Simulasi Aktivasi Perekaman Sertifikasi
    Sertifikat Penyaluran Pencairan Fasilitas Layanan Anggaran Dana Logistik Dokumen Kasus Penyakit Virus Vaksin Kartu Jaringan
    Server Inovasi Alumni Lulusan Formasi""".split()
)
"""Things whose name may be an abbreviation: `di lokasi KKN`, `opini WTP`."""
_ABBREVIATION = re.compile(r"[ ][A-Z]{3,}(?![\w/-])(?![ ](?:[A-Z\d]|dan[ ][A-Z]|\([A-Z]))")
_MATES = frozenset("adik-adik anak-anak rekan-rekan teman-teman kawan-kawan ibu-ibu bapak-bapak".split())
_HOLDER = re.compile(r"[ ](?:Ketua|Kepala|Direktur|Dekan|Rektor|Bupati|Gubernur|Camat|Menteri|Sekretaris)\b")
"""An office behind another one: `para Wakil Ketua`."""
_REST_OF_RUN = re.compile(r"(?:[ ][A-Z][a-z]{2,}){1,3}(?=[ ][a-z]|[.,;]?(?:[ ][a-z]|\Z))")
_LEVEL = re.compile(
    r"(?<=[\w)][ ])Tingkat(?:[ ](?:Nasional|Internasional|Regional|Dunia)\b"
    r"|(?=[ ](?:Provinsi|Propinsi|Kabupaten|Kota|Kecamatan|Kelurahan|Desa|Daerah)\b))"
)


def grouped(text: str) -> Iterator[Span]:
    """Yield capitalized ordinary words after a plural marker, a number or a noun of action, and for a sort of persons."""
    for m in _CAPITALISED.finditer(text):
        start, end = m.span()
        word, at = m[0], text.rfind(" ", 0, start - 1) + 1
        before = text[at : start - 1]
        if at == 0 or text[at - 2] in ".!?":  # it opens a sentence
            before = before.lower()
        if before in _MANY:
            is_found = (is_ordinary(word) or word.lower() in _HOLDERS) and not _NAMES.match(text, end)
        elif before in _MATES:
            is_found = is_ordinary(word) and _COUNTED_BEHIND.match(text, end) is not None
        elif before in _DOING or text.endswith(_STARTING_FROM, 0, start):
            is_found = _PROCESS.fullmatch(word) is not None and is_ordinary(word) and is_process(word)
        elif word in _COUNTED and before[0].isdigit():
            is_found = _is_counted(text, start, end)
        else:
            is_found = False
        is_found = is_found or (word in _OF_SORT and _A_BODY.match(text, end) is not None and _is_of_sort(text, start))
        is_found = is_found or (word in _THINGS and _ABBREVIATION.match(text, end) is not None and _is_thing(before))
        if is_found and (before[0].isdigit() or not _ABBREVIATED.match(text, end)):
            yield Span(start, _end_of_run(text, end) if before in _MANY else end)
    for m in _LEVEL.finditer(text) if "Tingkat " in text else ():
        yield Span(*m.span())


def _end_of_run(text: str, end: int) -> int:
    """Where capitalised ordinary words that follow end, if small words or a mark follow these: `para Orang Tua Siswa hadir`."""
    if holder := _HOLDER.match(text, end):
        end = holder.end()
    run = _REST_OF_RUN.match(text, end)
    is_plain = run is not None and all(is_ordinary(word) and word.lower() not in HEADS for word in run[0].split())
    return run.end() if run and is_plain else end


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether a number and a small word precede, and no name follows."""
    before = _NUMBER.search(text, max(start - 30, 0), start)
    if before is None or _COUNTED_BEHIND.match(text, end) is None:
        return False
    return before["word"].islower() or before["word"] in _OPENING


def _is_thing(before: str) -> bool:
    """Whether a word before a thing joins it to no name."""
    return before.rstrip(",").isalpha() and before.islower() and before not in (*_ADDING, "atau", "tentang", "bernama", "tim")


def _is_of_sort(text: str, start: int) -> bool:
    before = words_before(text, start)
    if before is None or not (before["comma"] or before["first"].islower()):
        return False
    return bool(before["comma"]) or before["first"] in _ADDING or not introduces(before)

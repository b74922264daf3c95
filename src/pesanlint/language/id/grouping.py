"""Finds ordinary words that are capitalised inside a sentence although a name only follows them: `para Operator Polres`.

Source: EYD V, I.F: capitals belong to names, not to the words of sort, number or action before them.
"""

import re
from collections.abc import Iterator

from pesanlint.language.id.ordinary import introduces, is_ordinary, is_process, words_before
from pesanlint.spans import Span

_PLURAL = re.compile(
    r"\b(?:para|segenap|seluruh|semua|setiap|tiap|sejumlah|beberapa|berbagai|seorang)[ ](?P<word>[A-Z][a-z]{3,})(?=[ ,.])"
    r"(?![ ](?:Raider|Games|Jenderal)\b)"
)
_HOLDERS = frozenset(
    """ketua kepala camat lurah bupati wali gubernur menteri pejabat direktur rektor dekan sekretaris asisten kabid kabag kasi
    kades dosen kapolsek danramil kapolres anggota komisioner""".split()
)
"""Offices that there are many of behind such a word."""
_COUNTED = re.compile(
    r"(?<=[a-z.,][ ])\d{1,3}(?:\.\d{3})?[ ](?P<word>Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi|Puskesmas|Posyandu|Negara"
    r"|Sekolah|Madrasah|Jiwa|Dusun|Besar|Pekon|Kampung|Nagari|Kepala|Kelompok|Perusahaan|Instansi|Universitas|Kampus|Negara"
    r"|Fraksi|Partai|Parpol|Korban|Pasien|Santri|Pelajar|Mahasiswa|Relawan|Personel|Pegawai|Guru|Dosen|Warga|Pemuda|Kader)"
    r"\b(?=,?[ ][a-z(]|[,.;](?:[ ]|\Z)|[ ][A-Z]{2,}\b)"
)
_OPENING = frozenset("Ada Dari Di Ke Kepada Oleh Pada Sebanyak Sejumlah Sekitar Terdapat Untuk".split())
"""First words of a sentence before a number of things."""
_LEVEL = re.compile(
    r"(?<=[\w)][ ])(?P<word>Tingkat)(?=[ ](?:Nasional|Internasional|Provinsi|Propinsi|Kabupaten|Kota|Kecamatan|Kelurahan|Desa"
    r"|Daerah|Regional|Dunia)\b)"
)
_ABBREVIATED = re.compile(r"(?:[ ](?:[A-Z][\w/-]*|dan|dengan)){0,8}[ ]\([A-Z]")
_PROCESS = re.compile(r"Pe(?<=[a-z][ ]..)[a-z]{4,}an(?=[ ,.])")
_DOING = frozenset(
    """bahwa melakukan adanya kegiatan acara agenda proses pelaksanaan dirangkaikan dirangkai rangkaian usai setelah sebelum
    selama saat dengan dalam mengikuti menghadiri membuka memimpin menyaksikan kesiapan persiapan berupa upaya""".split()
)
_ADDING = ("dan", "serta", "beserta")
_OF_SORT = (
    "Lembaga|Jajaran|Operator|Petugas|Pimpinan|Personel|Kader|Pegawai|Staf|Mahasiswa|Mahasiswi|Siswa|Siswi|Guru|Dosen|Alumni"
    "|Pengurus|Karyawan|Karyawati|Pelajar|Santri|Peserta|Warga|Penyuluh|Relawan|Pengelola|Pejabat"
)
_A_BODY = (
    r"[A-Z]{3,}\b|Bawaslu|Panwas[a-z]+|Pol(?:res|sek|da|ri)|Pem(?:kab|kot|da|prov)|Universitas|Fakultas|Institut|Politeknik"
    r"|SD|MI\b|MTs|Dinas|Badan|Kementerian|Kemen[a-z]+|Kantor|Pemerintah|Kecamatan|Kelurahan|Desa|Rumah Sakit|Puskesmas"
    r"|Kabupaten|Provinsi"
)
_OF_BODY = re.compile(rf"(?P<word>{_OF_SORT})(?=[ ](?:{_A_BODY}))")


def grouped(text: str) -> Iterator[Span]:
    """Yield capitalized ordinary words after a plural marker, of action before a name, and for a sort of person or body."""
    for m in _PLURAL.finditer(text):
        is_many = is_ordinary(m["word"]) or m["word"].lower() in _HOLDERS
        if is_many and not _ABBREVIATED.match(text, m.end()):
            yield Span(*m.span("word"))
    for m in _COUNTED.finditer(text):
        before = words_before(text, m.start())
        if before and (before["first"].islower() or before["first"] in _OPENING) and not _ABBREVIATED.match(text, m.end()):
            yield Span(*m.span("word"))
    for m in _LEVEL.finditer(text):
        yield Span(*m.span("word"))
    for m in _PROCESS.finditer(text):
        before = words_before(text, m.start())
        if before is None or before["first"] not in _DOING or before["comma"] or _ABBREVIATED.match(text, m.end()):
            continue
        if is_ordinary(m[0]) and is_process(m[0]):
            yield Span(*m.span())
    for m in _OF_BODY.finditer(text):
        before = None if _ABBREVIATED.match(text, m.end()) else words_before(text, m.start())
        if before and before["first"].islower() and (before["comma"] or before["first"] in _ADDING or not introduces(before)):
            yield Span(*m.span("word"))

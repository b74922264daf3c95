"""Releases for the benchmarks, made from a seed: the same seed, the same bytes, on every machine.

They are put together from sentences as an election office writes them, about 3 KB each, with headline, dateline, quotations,
dates, figures, laws, addresses and a signature. About one sentence in fourteen holds a mistake that the shipped guideline
finds, so that reporting costs as much as with real texts.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

SIZE = 3000
"""Minimum characters of a release."""

_PLACES = (
    "Melati Mawar Kenanga Cempaka Anggrek Teratai Dahlia Seroja Kamboja Flamboyan Bakung Sedap Cendana Pinang Beringin Jati"
).split()
_NAMES = "Budi Siti Agus Dewi Rahmat Lestari Hendra Wulan Yusuf Ratna Bambang Indah Fajar Maya Arif Nur Joko Sri".split()
_SURNAMES = "Santoso Lestari Wibowo Rahayu Nugroho Utami Setiawan Hidayat Kusuma Permata Saputra Wijaya Siregar Halim".split()
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_TOPICS = (
    "pemutakhiran data pemilih", "penataan daerah pemilihan", "pengelolaan logistik", "pendidikan pemilih pemula",
    "pembentukan badan ad hoc", "pelaporan dana kampanye", "pendaftaran partai politik", "pemungutan suara ulang",
    "pengarsipan dokumen", "keterbukaan informasi publik", "pencalonan kepala daerah", "rekapitulasi hasil penghitungan suara",
)  # fmt: skip
_OFFICES = (
    "Ketua KPU Kabupaten {place}", "Anggota KPU Kabupaten {place}", "Sekretaris KPU Kabupaten {place}",
    "Kepala Dinas Kependudukan", "Ketua Bawaslu Kabupaten {place}", "Ketua Divisi Teknis Penyelenggaraan",
)  # fmt: skip
_VERBS = "ujar kata tutur ungkap jelas tegas papar imbuh pungkas".split()

_SENTENCES = (
    "Komisi Pemilihan Umum (KPU) Kabupaten {place} menggelar rapat koordinasi {topic} bersama pemerintah daerah.",
    "Kegiatan itu diikuti {n} peserta dari {m} kecamatan dan berlangsung sampai sore.",
    "Rapat dibuka oleh {office}, {name}, di Aula Kantor Kecamatan {place}.",
    "Menurut {name}, data hasil pencocokan dan penelitian akan dicermati kembali sebelum ditetapkan dalam rapat pleno terbuka.",
    "Jumlah pemilih yang tercatat pada akhir bulan mencapai {big} orang, terdiri atas laki-laki dan perempuan.",
    "Petugas mendatangi setiap rumah, mencatat perubahan data, lalu melaporkannya kepada panitia pemungutan suara.",
    "Sosialisasi serupa akan dilaksanakan di {m} kelurahan lain sepanjang bulan {month}.",
    "Hadir dalam kesempatan tersebut perwakilan kepolisian, kejaksaan, partai politik, dan organisasi masyarakat.",
    "Peserta rapat menyampaikan sejumlah masukan, antara lain tentang lokasi tempat pemungutan suara yang sulit dijangkau.",
    "Warga yang belum terdaftar dapat melapor ke kantor KPU Kabupaten {place} pada hari kerja.",
    "Seluruh dokumen dapat diunduh melalui laman kab-{lower}.kpu.go.id tanpa dipungut biaya.",
    "Hal itu sesuai dengan Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum dan peraturan pelaksanaannya.",
    "Anggaran kegiatan sebesar Rp{n}.000.000,00 bersumber dari hibah pemerintah daerah.",
    "Pada {day}, {d} {month} {year}, tim monitoring meninjau gudang logistik di Kecamatan {place}.",
    "Selain itu, panitia menyiapkan {n} kotak suara dan {m} bilik suara untuk simulasi.",
    "Ia berharap masyarakat berpartisipasi aktif, memeriksa namanya, dan menyampaikan tanggapan bila ada kekeliruan.",
    "Acara ditutup dengan diskusi kelompok serta penandatanganan berita acara oleh semua pihak yang hadir.",
    "Tingkat partisipasi pada pemilihan sebelumnya tercatat {m},{d} persen, naik dibandingkan dengan periode sebelum itu.",
    "Tahapan berikutnya meliputi penyusunan daftar pemilih sementara, uji publik, dan perbaikan data ganda.",
    "Kebijakan tersebut memerlukan dukungan semua pemangku kepentingan agar hak pilih warga terlindungi.",
)
_MISTAKES = (
    "Warga dihimbau memeriksa namanya di kantor desa terdekat.",
    "Pendaftaran dilakukan secara on line melalui website resmi panitia.",
    "Rapat dihadiri Walikota {place} beserta jajaran di ruang utama.",
    "Kegiatan berlangsung di bulan {month} dan di ikuti {n} orang.",
    "Hoax tentang hasil hitung beredar luas , kata sejumlah warga.",
    "Petugas harus memiliki kwalitas kerja yang baik dan resiko yang terukur.",
)
_QUOTATIONS = (
    "“Kami mengajak seluruh warga memeriksa namanya di kantor kelurahan sampai akhir {month},” {verb} {name}.",
    "“Data yang akurat adalah dasar pemilihan yang berkualitas. Karena itu, setiap laporan kami tindak lanjuti,” {verb}nya.",
    "{office}, {name}, menegaskan, “Tidak ada satu pun warga yang boleh kehilangan hak pilihnya karena soal administrasi.”",
    "\"Kerja sama dengan kecamatan berjalan baik, dan pekan depan kami turun ke {m} desa lagi,\" {verb} {name}.",
)  # fmt: skip


def release(seed: int) -> str:
    """The release of a seed: at least `SIZE` characters, in paragraphs of a line each."""
    random = Random(seed)
    place = random.choice(_PLACES)
    title = _filled("KPU Kabupaten {place} Bahas {topic}", random, place).title().replace("Kpu", "KPU")
    opening = _filled(_SENTENCES[0] + " Rapat berlangsung pada {d} {month} {year}.", random, place)
    paragraphs = [title, f"{place}, kab-{place.lower()}.kpu.go.id – {opening}"]
    while sum(map(len, paragraphs)) < SIZE:
        paragraphs.append(" ".join(_sentences(random, place)))
    return "\n\n".join([*paragraphs, f"(Humas KPU Kabupaten {place})"]) + "\n"


def _sentences(random: Random, place: str) -> Iterator[str]:
    if random.random() < 0.3:
        yield _filled(random.choice(_QUOTATIONS), random, place)
        return
    for _ in range(random.randint(2, 4)):
        yield _filled(random.choice(_MISTAKES if random.random() < 0.07 else _SENTENCES), random, place)


def _filled(template: str, random: Random, place: str) -> str:
    office = random.choice(_OFFICES).format(place=place)
    on = dt.date(2022, 1, 1) + dt.timedelta(days=random.randrange(1500))
    return template.format(
        place=place, lower=place.lower(), topic=random.choice(_TOPICS), office=office, verb=random.choice(_VERBS),
        name=f"{random.choice(_NAMES)} {random.choice(_SURNAMES)}", day=_DAYS[on.weekday()], month=_MONTHS[on.month - 1],
        d=on.day, n=random.randint(20, 900), m=random.randint(2, 31), year=on.year,
        big=f"{random.randint(100, 999)}.{random.randint(100, 999)}",
    )  # fmt: skip


def write(folder: Path, number: int) -> list[Path]:
    """Write releases 0 to `number` - 1 into a folder, and say where."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"rilis-{index:06}.txt" for index in range(number)]
    for index, path in enumerate(paths):
        path.write_text(release(index), encoding="utf-8")
    return paths


def vocabulary() -> set[str]:
    """Every word that a release can have, in small letters."""
    return set(re.findall(r"\w+", " ".join(map(release, range(200))).lower()))

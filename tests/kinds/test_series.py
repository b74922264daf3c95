"""The comma before the last of three or more."""

import pytest

from pesanlint.kinds.series import Group, Series
from running import checked

PAIRS = ("ketua dan anggota", "visi dan misi", "sarana dan prasarana")
COMMAS = Series(id="uji.koma", kind="series", by="commas", pairs=PAIRS)
OPENER = Series(
    id="uji.pengantar", kind="series", by="opener", pairs=PAIRS, openers=("meliputi", "yakni", "dihadiri oleh", "Divisi")
)
SORT = Series(
    id="uji.jenis", kind="series", by="sort", pairs=PAIRS,
    alike=(Group(words=("aman", "tertib", "lancar")), Group(words=("ketua", "anggota", "bendahara"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (COMMAS, "Petugas menyiapkan kotak, bilik, tinta| dan segel."),
        (COMMAS, "Petugas membawa kotak suara, bilik suara, tinta| serta segel plastik untuk TPS."),
        (COMMAS, "Simulasi digelar di Mawar, Melati, Kenanga| atau Dahlia."),
        (COMMAS, "Petugas mencatat, memeriksa, menghitung| dan melaporkan suara."),
        (COMMAS, "Pemilu itu damai, jujur, adil, bermartabat| serta berintegritas."),
        (COMMAS, "Pemilu berjalan lancar, aman, tertib| dan damai."),
        (COMMAS, "Petugas menggelar pameran buku, pasar murah bersubsidi, operasi pasar| dan lomba."),
        (COMMAS, "Warga menerima minyak goreng, gula 1 kg, tepung 2 kg| dan susu 1 kaleng."),
        (COMMAS, "Petugas mengawasi produksi, pengolahan, distribusi| dan pemasaran pangan."),
        (OPENER, "Logistik itu meliputi kotak suara, bilik| dan tinta, sementara segel menyusul sampai sore."),
        (OPENER, "Logistik itu meliputi kotak suara, bilik| dan tinta sebagai bagian dari sewa dan belanja."),
        (COMMAS, "Hadir Asisten, Kepala Dinas, Ketua PKK| dan Camat Mawar."),
        (OPENER, "Ada tiga pajak, yakni BPHTB, minerba| dan PBB."),
        (OPENER, "Logistik itu meliputi kotak suara, bilik| dan tinta."),
        (OPENER, "Ada tiga tahap, yakni persiapan awal, pelaksanaan| dan evaluasi."),
        (OPENER, "Ketua Divisi Perencanaan, Data| dan Informasi hadir."),
        (SORT, "Pemilu berlangsung aman, lancar| dan tertib."),
        (SORT, "Rapat itu dihadiri oleh Kemenag, KPU| dan Bawaslu."),
        (SORT, "Siswa kelas X, XI| dan XII hadir."),
        (SORT, "Data tahun 2023, 2024| dan 2025 dibandingkan."),
        (SORT, "Warga Desa Mawar, Desa Melati| dan Desa Kenanga hadir."),
        (SORT, "Peserta datang dari Sleman, Bantul| dan Kulon Progo."),
        (SORT, "Kunci sukses itu ialah kejujuran, kedisiplinan| dan ketekunan."),
        (SORT, "Desa itu dihuni warga yang beriman, bertakwa| dan berakhlak mulia."),
        (SORT, "Alumni berhasil dengan cara yang aman, tertib| dan lancar, artinya mereka teladan."),
        (COMMAS, "Hadir Camat Mawar, Lurah Melati, Komandan Satpam Kampus Kenanga| dan seluruh karyawan."),
        (
            COMMAS,
            "Laporan memuat Survei Kepuasan Masyarakat, Standar Pelayanan Minimal, Insiden Keselamatan| dan Laporan Survei.",
        ),
        (SORT, "Peserta datang dari Kabupaten Sleman, Kota Yogyakarta| serta Bantul untuk rapat."),
    ],
)
def test_the_comma_is_missing(rule: Series, text: str) -> None:
    plain = text.replace("|", "")
    [(found, match)] = checked(rule, plain)
    at = text.index("|")
    [fix] = match.fixes
    assert found in ("dan", "serta", "atau")
    assert [(edit.span, edit.text) for edit in fix.edits] == [((at, at), ",")]
    assert not fix.safe


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (COMMAS, "Petugas menyiapkan kotak, bilik, tinta, dan segel."),
        (COMMAS, "Ia berterima kasih kepada sekolah, terutama guru, wali dan siswa yang hadir."),
        (COMMAS, "Pagi itu, petugas dan saksi datang."),
        (COMMAS, "Namun, kata dia, petugas dan saksi datang."),
        (COMMAS, "Rapat membahas anggaran, jadwal, visi dan misi."),
        (COMMAS, "Ada kotak, bilik, tinta dan segel, serta formulir."),
        (COMMAS, "Ada kotak, bilik, tinta dan segel, formulir dan alat tulis."),
        (COMMAS, "Warga Desa Mawar, Kabupaten Melati, Banten, Sari dan Budi hadir."),
        (COMMAS, "Sari Dewi, Ph.D., Direktur Riset dan Pengembangan hadir."),
        (COMMAS, "Jadi, warga, jangan khawatir dan datanglah."),
        (OPENER, "Seperti biasa, petugas dan saksi datang."),
        (OPENER, "Rapat dihadiri oleh Bupati, Ketua dan Anggota KPU."),
        (OPENER, "Rapat dihadiri oleh Ketua KPU, Budi dan Sekretaris KPU."),
        (OPENER, "Logistik itu meliputi kotak suara, bilik dan tinta, serta segel."),
        (OPENER, "Logistik itu meliputi kotak, lalu petugas dan saksi pulang."),
        (SORT, "Setiba di Sleman, Budi dan Sari beristirahat."),
        (SORT, "Bendahara, ketua dan anggota hadir."),
        (SORT, "Kini ada dua desa baru, Desa Mawar dan Desa Melati."),
        (SORT, "Pada kelas X, petugas dan saksi hadir."),
        (SORT, "Panitia mencatat Kemenangan, KPU dan Bawaslu hadir."),  # not the short name of a body
        (SORT, "Pada 2023, 12 dan sejumlah warga hadir."),
    ],
)
def test_accepts_text_that_is_not_certainly_a_list(rule: Series, text: str) -> None:
    assert checked(rule, text) == []


def test_a_list_ends_with_its_block() -> None:
    assert checked(COMMAS, "Ada kotak, bilik, tinta", "dan segel itu, meja dan kursi.") == []

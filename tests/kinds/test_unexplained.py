import pytest

from pesanlint.kinds.unexplained import Known, Unexplained
from running import checked

RULE = Unexplained(id="uji.asing", kind="unexplained", entries=(Known(("KPU", "TNI")), Known(("Dinkes",))))


def found(*blocks) -> list[str]:
    return [name for name, _ in checked(RULE, *blocks)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rapat dihadiri perwakilan GMNM dan KPU.", ["GMNM"]),
        ("Rapat dihadiri perwakilan GMNM. Ketua GMNM hadir.", ["GMNM"]),
        ("Rapat itu dibuka Ketua GMNM Mawar.", ["GMNM"]),
        ("Kader HMM Mawar hadir bersama TNI.", ["HMM"]),
        ("Rapat dihadiri Dinsos, Dinkes, dan Disperindag Mawar.", ["Dinsos", "Disperindag"]),
        ("Rapat itu dihadiri Kepala Dinas PUPR.", ["PUPR"]),
        ("Data itu dimuat dalam aplikasi SIKDU dan diumumkan anggota BTN.", []),
        ("Rapat itu dihadiri Kepala MTSN 1 Mawar.", []),
        ("Harga mencapai 400 juta USD menurut KONTEN.", []),
        ("Rapat dihadiri GMNM dan warga.", []),
        ("Rapat dihadiri Gerakan Mahasiswa Nusantara Mawar (GMNM). Ketua GMNM hadir.", []),
        ("GMNM (Gerakan Mahasiswa Nusantara Mawar) hadir. Ketua GMNM hadir.", []),
        ("Gerakan Mahasiswa Nusantara Mawar atau GMNM hadir.", []),
        ("Ketua GMNM hadir. Gerakan Mahasiswa Nusantara Mawar itu muda.", []),
        ("Dinsos Mawar hadir. Kepala Dinas Sosial itu membuka acara.", []),
        ("Disdik Mawar hadir. Kepala Dinas Sosial itu membuka acara.", ["Disdik"]),
        ("Bab VII dan tahap XIII dibahas.", []),
        ("Rapat itu SANGAT PENTING bagi warga.", []),
        ("Acara itu dibuka Budi Santoso, SKM, di aula.", []),
        ("Acara itu digelar di Gedung KNPM.", []),
        ("Kode XYZ-12 dan nomor 12/ABC/2025 dicatat.", []),
        ("Laman abc.GMNM.id dan akun @GMNM dibuka.", []),
        ("Disiplin dan Diskusi dibahas. Dinamika Dinas itu biasa.", []),
        ("Hadir Ketua ABC, Ketua DEF, Ketua GHI, Ketua JKL, Ketua MNO, dan Ketua PQR.", ["ABC", "DEF", "GHI", "JKL", "MNO"]),
        ("Warga Desa Mawar menerima hasil RDT dan layanan SPKLU.", ["RDT", "SPKLU"]),
        ("Penonton menerima hasil RDT dan layanan SPKLU.", []),  # no public office
        ("Warga Desa Mawar menonton OHANA dan mendengar LARANTUKA.", []),  # can be read as words
        ("Warga Desa Mawar mendengar siaran BCD News dan memakai merek FGHJ.", []),  # names of brands
        ("Kepala Desa Mawar membaca hasil RDTK Mawar dan hasil PTSL Kabupaten Mawar.", ["PTSL"]),
        ("Warga Desa Mawar melapor kepada Kasatreskrim dan Sekcam.", ["Kasatreskrim", "Sekcam"]),
        ("Kemenangan itu dicatat Kasatmata.", []),
    ],
)
def test_abbreviations_that_are_never_spelled_out(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_headlines_are_no_first_mention() -> None:
    assert found(("title", "GMNM Kunjungi KPU"), "Rapat dihadiri perwakilan GMNM.") == ["GMNM"]
    assert found(("title", "GMNM Kunjungi KPU"), "Rapat itu lancar.") == []

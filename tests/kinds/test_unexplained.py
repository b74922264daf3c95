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
        (
            "Hadir Ketua ABC, Ketua DEF, Ketua GHI, Ketua JKL, Ketua MNO, Ketua PQR, Ketua STB, Ketua BCF, dan Ketua GHJ.",
            ["ABC", "DEF", "GHI", "JKL", "MNO", "PQR", "STB", "BCF"],
        ),
        ("Rapat dibuka Kakankemenag, Kadinkes, dan Wadansatgas.", ["Kakankemenag", "Kadinkes", "Wadansatgas"]),
        ("Rapat dibuka Kapolmar, Kadinda, dan Kasmadi.", []),  # not the short name of a body after `Ka`
        ("Acara itu dihadiri mahasiswa Unmaw dan dosen UNMEL.", ["Unmaw", "UNMEL"]),
        ("Acara itu dihadiri mahasiswa Universitas Mawar di Unmaw.", []),
        ("Kementrian Agama hadir di (Dinas PPKB) Mawar bersama Dinas PPKB.", []),  # a misspelt word; in brackets
        ("Rapat itu dihadiri pegawai TNI.", []),
        ("Warga Desa Mawar menerima hasil RDT dan layanan SPKLU.", ["RDT", "SPKLU"]),
        ("Penonton menerima hasil RDT dan layanan SPKLU.", []),  # no public office
        ("Warga Desa Mawar menonton OHANA dan mendengar LARANTUKA.", []),  # can be read as words
        ("Warga Desa Mawar mendengar siaran BCD News dan memakai merek FGHJ.", []),  # names of brands
        ("Kepala Desa Mawar membaca hasil RDTK Mawar dan hasil PTSL Kabupaten Mawar.", ["PTSL"]),
        ("Warga Desa Mawar melapor kepada Kasatreskrim dan Sekcam.", ["Kasatreskrim", "Sekcam"]),
        ("Warga Desa Mawar mengawal 1.000 HPK, menerima IVA, dan mengikuti LP3M.", ["HPK", "IVA", "LP3M"]),
        ("Warga Desa Mawar membahas gizi, VEO, IBU, dan bab XII.", ["VEO"]),  # a word and a numeral
        ("Rapat dibuka Kapuslatlitbang di Desa Mawar.", ["Kapuslatlitbang"]),
        ("Kemenangan itu dicatat Kasatmata.", []),
        ("Rapat dihadiri Dirjen KSDAE, Instalasi PKRS RSJMM, dan Direktur WRI Indonesia.", ["KSDAE", "PKRS", "WRI"]),
        ("Sapi di Balai Mawar bebas TBC, SIV, STLV, dan kuman lain sesuai RPJM 2025.", ["TBC", "SIV", "STLV", "RPJM"]),
        ("Universitas Mawar bekerja sama dengan NET TV dan mengalahkan RANTING MAWAR.", []),
    ],
)
def test_abbreviations_that_are_never_spelled_out(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_headlines_are_no_first_mention() -> None:
    assert found(("title", "GMNM Kunjungi KPU"), "Rapat dihadiri perwakilan GMNM.") == ["GMNM"]
    assert found(("title", "GMNM Kunjungi KPU"), "Rapat itu lancar.") == []


AGAIN = "Cukup singkatannya."
LATE = "Uraikan di sini."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forum Warga Mawar (FWM) dibentuk. Ketua Forum Warga Mawar (FWM) hadir.", ["Forum Warga Mawar (FWM)"]),
        ("Ia ikut lomba itu. Lomba Tari Daerah (LTD) dan panitia Lomba Tari Daerah (LTD) hadir.", ["Lomba Tari Daerah (LTD)"]),
        ("Forum Warga Mawar (FWM) dan Forum Wartawan Mandiri (FWM) dibentuk.", []),
        ("Budi Santoso (PKS) dan Budi Santoso (PKS) hadir.", []),
        ("Forum Warga Mawar (FWM) dibentuk. “Forum Warga Mawar (FWM) milik kita,” kata Budi.", []),
    ],
)
def test_expansions_of_the_same_abbreviation(text, expected) -> None:
    rule = Unexplained(id="uji.lagi", kind="unexplained", check="again", message=AGAIN)
    assert [name for name, _ in checked(rule, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pengurus FWM hadir. Forum Warga Mawar (FWM) dibentuk. FWM maju.", ["FWM"]),
        ("Forum Warga Mawar (FWM) dibentuk. Pengurus FWM hadir.", []),
        ("FWM Award digelar Forum Warga Mawar (FWM), dan laman FWM.id dibuka.", []),
    ],
)
def test_abbreviations_that_are_spelled_out_late(text, expected) -> None:
    rule = Unexplained(id="uji.lambat", kind="unexplained", check="late", message=LATE)
    assert [name for name, _ in checked(rule, text)] == expected

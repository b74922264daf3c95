"""False alarms that occurred, with variations: texts without findings, and mistakes that must still be found."""

import pytest

from pesanlint.fixer.edits import chosen
from pesanlint.linter import Linter
from pesanlint.readers import read_text


def found(linter: Linter, text: str, rule: str) -> list[str]:
    return [finding.found for finding in linter.check(read_text(text, "a.txt")).findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("bahasa.pemkab-tanpa-titik", "Kasus itu ditangani Polres. Warga melapor ke Pemkab. Rapat digelar di Disdik."),
        ("bahasa.pemkab-tanpa-titik", "Ia melapor ke Kapolsek. “Siap,” katanya."),
        ("bahasa.nama-lembaga-negara", "KOMISI Pemilihan Umum (KPU) Kabupaten Jember menggelar rapat."),
        ("bahasa.nama-lembaga-negara", "JEMBER – KOMISI PEMILIHAN Umum menggelar rapat."),
        ("bahasa.nama-lembaga-negara", "MAHKAMAH Konstitusi membacakan putusan."),
        ("bahasa.nama-wilayah", "PROVINSI Bali menggelar rapat."),
        ("bahasa.kata-baku-huruf-kecil", "Rapat digelar.\n\nTags: dharma, budi, kpu, jember"),
        ("bahasa.kata-baku-huruf-kecil", "Rapat digelar.\n\nKata kunci : dharma, kpu"),
        ("bahasa.kata-baku-huruf-kecil", "Rapat digelar.\n\nkpu jember, dharma, pemilu 2024, rapat pleno"),
        ("kpu.singkatan-nama-lembaga", "Rapat digelar.\n\nLabel: rapat, kpu, jember"),
        ("bahasa.bentuk-terikat", "Laga kontra PSIS dan duel pro NKRI digelar."),
        ("bahasa.bentuk-terikat", "Rasio non performing loan dan non fungible token dibahas."),
        ("kpu.kepanjangan-pertama", "Korban berinisial DPS melapor. Menurut polisi, DPS ditahan. KPU hadir."),
        ("kpu.kepanjangan-pertama", "Polisi menahan AB (30), DPS (25), dan PPS (41 tahun). KPU hadir."),
        ("kpu.kepanjangan-pertama", "Pelaku berinisial AR, DPT, dan PPS ditahan. KPU hadir."),
        ("kpu.sumber-kabur", "Cari informasi dari sumber-sumber tepercaya, seperti Kementerian Kesehatan."),
        ("kpu.sumber-tepercaya", "Cari informasi dari sumber-sumber tepercaya, seperti Kementerian Kesehatan."),
        ("kpu.sumber-tepercaya", "Periksa kabar itu pada sumber tepercaya. Menurut sumber internal KPU, jumlahnya tetap."),
        ("bahasa.narasumber-berjabatan", "Hak itu diatur. “Setiap orang berhak memperoleh informasi publik,” tulis Pasal 2 undang-undang itu."),
        ("bahasa.narasumber-berjabatan", "Hak itu diatur. “Setiap orang berhak memperoleh informasi publik,” tulis Koran Tempo."),
        ("bahasa.narasumber-berjabatan", "Hak itu diatur. “Setiap orang berhak memperoleh informasi publik,” sebut Lampiran II."),
        ("bahasa.bentuk-terikat", "Sub Bagian hadir. Sub Koordinator rapat."),
    ],
)  # fmt: skip
def test_correct_texts_have_no_findings(linter: Linter, rule: str, text: str) -> None:
    assert any(known.id == rule for known in linter.guideline.rules)
    assert found(linter, text, rule) == []


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("bahasa.salah-tulis", "Ilmu informatikka diajarkan.", ["informatikka"]),
        ("bahasa.pemkab-tanpa-titik", "Petugas Polres. setempat hadir.", ["Polres."]),
        ("bahasa.pemkab-bernama-tanpa-titik", "Petugas Pemkab. Jember hadir.", ["Pemkab. Jember"]),
        ("bahasa.nama-lembaga-negara", "Rapat KOMISI Pemilihan Umum digelar.", ["KOMISI Pemilihan Umum"]),
        ("bahasa.nama-lembaga-negara", "Komisi pemilihan umum menggelar rapat.", ["Komisi pemilihan umum"]),
        ("bahasa.kata-baku-huruf-kecil", "Lagu, tari, sastra, dan dharma dibahas.", ["dharma"]),
        ("bahasa.kata-baku-huruf-kecil", "Kami belajar tari, lagu, sastra, dharma.", ["dharma"]),
        ("bahasa.bentuk-terikat", "Pegawai non ASN dan bantuan non tunai dibahas.", ["non ASN", "non tunai"]),
        ("kpu.kepanjangan-pertama", "KPU menetapkan DPS.", ["DPS"]),
        ("kpu.sumber-tepercaya", "Menurut sumber tepercaya, surat suara tertukar.", ["Menurut sumber tepercaya"]),
        ("bahasa.narasumber-berjabatan", "Antrean tertib. “Kami menunggu sejak pagi dan semua lancar,” tulis Budi Santoso.", ["Budi Santoso"]),
        ("bahasa.sub-serangkai", "Sub Bagian hadir. Sub Koordinator rapat.", ["Sub Bagian", "Sub Koordinator"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_still_found(linter: Linter, rule: str, text: str, expected: list[str]) -> None:
    assert found(linter, text, rule) == expected


def test_a_word_that_may_be_one_of_two_has_no_safe_fix(linter: Linter) -> None:
    for text in ("Penjelasan itu cukup informatik bagi warga.", "Data itu bersifat statistikk dan dinamik."):
        findings = [f for f in linter.check(read_text(text, "a.txt")).findings if f.found in ("informatik", "dinamik")]
        assert not any(chosen(finding, unsafe=False) for finding in findings)


@pytest.mark.parametrize(
    ("text", "offered", "safe"),
    [
        ("Ketegangan naik pasca pemerintah Israel menuduh Iran.", ["setelah"], False),
        ("Pasca KPU Jember menetapkan hasilnya, warga pulang.", ["Setelah"], False),
        ("Ketegangan naik pra polisi dikerahkan.", ["sebelum"], False),
        ("Warga mengungsi pasca gempa mengguncang kota.", ["pascagempa"], False),
        ("Bantuan pasca gempa tiba.", ["pascagempa"], True),
        ("Bantuan pasca gempa yang mengguncang kota tiba.", ["pascagempa"], True),
    ],
)  # fmt: skip
def test_before_a_clause_a_conjunction_is_meant(linter: Linter, text: str, offered: list[str], safe: bool) -> None:
    findings = [f for f in linter.check(read_text(text, "a.txt")).findings if f.rule == "bahasa.bentuk-terikat"]
    assert [fix.edits[0].text for f in findings for fix in f.fixes] == offered
    assert [chosen(f, unsafe=False) is not None for f in findings] == [safe]

from dataclasses import replace

import pytest

from pesanlint.kinds.abbreviation import Abbreviation, Entry

RULE = Abbreviation(
    id="uji.singkatan",
    kind="abbreviation",
    entries=(
        Entry(short="DPT", long=("Daftar Pemilih Tetap",)),
        Entry(short="KPU", long=("Komisi Pemilihan Umum",), known=True, wrong=("Komite Pemilihan Umum",)),
        Entry(
            short="Bakohumas",
            long=("Badan Koordinasi Kehumasan", "Badan Koordinasi Hubungan Masyarakat"),
            wrong=("Badan Komunikasi Humas",),
        ),
    ),
)


def fixes(matches, *blocks) -> list[tuple[str, str, bool]]:
    return [(found, match.fixes[0].edits[0].text, match.fixes[0].safe) for found, match in matches(RULE, *blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rapat membahas DPT. Lalu DPT ditetapkan.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Daftar Pemilih Tetap (DPT) dan DPT lain.", []),
        ("Daftar pemilih tetap (DPT) ditetapkan.", []),
        ("DPT (Daftar Pemilih Tetap) ditetapkan.", []),
        ("Daftar Pemilih Tetap dibahas. Lalu DPT ditetapkan.", [("DPT", " (DPT)", False)]),
        ("KPU membuka rapat.", []),
        ("Komite Pemilihan Umum (KPU) membuka rapat.", [("Komite Pemilihan Umum", "Komisi Pemilihan Umum", True)]),
        ("KPU (Komite Pemilihan Umum) membuka rapat.", [("Komite Pemilihan Umum", "Komisi Pemilihan Umum", True)]),
        ("Komite Pemilihan Umum kampus itu membuka rapat.", []),
        ("Badan Koordinasi Hubungan Masyarakat (Bakohumas) hadir.", []),
        ("Badan Komunikasi Humas (Bakohumas) hadir.", [("Badan Komunikasi Humas", "Badan Koordinasi Kehumasan", False)]),
        ("Laman dpt.kpu.go.id dan akun @DPT ramai.", []),
        ("Daftar dpt itu.", []),
        ("Putusan Nomor 156-01-03-20/PHPU.DPT-DPRD-XXII/2024 dibacakan.", []),
        ("Putusan Nomor 12/DPT/2024 dan 5/PHPU.DPT dibacakan.", []),
        ("Surat Nomor 7/DPT.Kab/2024 dan DPT-12 dibahas.", []),
        ("Rapat pasca-DPT dibuka.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Rapat membahas DPT.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Rapat itu berjalan lancar. (Bakohumas Mawar)", []),
        ("Rapat itu berjalan lancar.\n\nMC. Bakohumas Mawar", []),
        ("Rapat itu berjalan lancar.\n\nBakohumas\n\nKementerian Mawar, Melati, dan Kenanga", []),
        (
            "Rapat itu berjalan lancar.\n\nBakohumas Mawar\n\n#MawarBersih\n\n#BekerjaBersamaUntukMawarYangSejahteraDanBerbudaya",
            [],
        ),
        ("Hasilnya:\n\nBakohumas\n\nRapat ditutup.", [("Bakohumas", "Badan Koordinasi Kehumasan (Bakohumas)", False)]),
        ("Warga hadir dalam rapat (yang membahas DPT).", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Rapat itu (yang membahas DPT) dihadiri warga sampai sore.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Daftar Pemilih Tetap atau DPT ditetapkan.", []),
        (
            "Rekapitulasi Daftar Pemilih Tetap (RDPT) dibahas. DPT ditetapkan.",
            [("DPT", "Daftar Pemilih Tetap (DPT)", False)],
        ),
        (
            "Rapat BAKOHUMAS dibuka.",
            [("BAKOHUMAS", "Badan Koordinasi Kehumasan (Bakohumas)", False)],
        ),
        ("Daftar itu disingkat “DPT” oleh panitia.", []),
        ("Warga menyapa Pak Bakohumas.", []),
        ("Warga menyapa ibu DPT.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Lomba itu bertema “DPT Bersih, Pemilu Sehat”. Lalu DPT dibahas.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("DPT DESA MAWAR DITETAPKAN\n\nRapat membahas DPT.", [("DPT", "Daftar Pemilih Tetap (DPT)", False)]),
        ("Daftar Pemilih Tetap ( DPT ) ditetapkan.", []),
        ("Rapat membahas Daftar DPT.", [("DPT", "Pemilih Tetap (DPT)", False)]),
        ("Rapat membahas daftar pemilih DPT.", [("DPT", "Tetap (DPT)", False)]),
    ],
)
def test_the_first_mention_is_spelled_out_and_spelled_right(matches, text: str, found: list) -> None:
    assert fixes(matches, text) == found


def test_headlines_and_quotations_do_not_count_as_first_mention(matches) -> None:
    title = ("title", "DPT Kabupaten Mawar Ditetapkan")
    speech = "“Kami mengajak seluruh warga memeriksa DPT di kantor desa,” ujar Ketua Panitia, Budi Santoso."
    assert fixes(matches, title, speech, "Daftar Pemilih Tetap (DPT) itu lengkap.") == []
    assert len(fixes(matches, title, speech, "Rapat membahas DPT.")) == 1


def test_a_clipped_word_with_a_stop_of_its_own_is_left_to_the_writer(matches) -> None:
    rule = replace(RULE, entries=(Entry(short="Kordiv", long=("koordinator divisi",)),))
    for text in ("Rapat dipimpin Kordiv. Humas sampai sore.", "Rapat dipimpin Kordiv. Warga hadir."):
        assert [(found, match.fixes) for found, match in matches(rule, text)] == [("Kordiv", ())]
    assert [len(match.fixes) for _, match in matches(rule, "Rapat dipimpin Kordiv.")] == [1]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Rapat dibuka Dinas PUPR Mawar.", "Pekerjaan Umum dan Penataan Ruang (PUPR)"),
        ("Rapat membahas PUPR Mawar.", "pekerjaan umum dan penataan ruang (PUPR)"),
        ("Rapat dibuka Dandim 0303/Mawar.", "Komandan Komando Distrik Militer (Dandim)"),
        ("Rapat dibuka para Dandim.", "komandan komando distrik militer (Dandim)"),
    ],
)
def test_an_expansion_in_a_name_has_its_capitals(matches, text: str, use: str) -> None:
    entries = (
        Entry(short="PUPR", long=("pekerjaan umum dan penataan ruang",)),
        Entry(short="Dandim", long=("komandan komando distrik militer",)),
    )
    assert fixes_of(matches, replace(RULE, entries=entries), text) == [use]


def fixes_of(matches, rule: Abbreviation, text: str) -> list[str]:
    return [match.fixes[0].edits[0].text for _, match in matches(rule, text)]


def test_both_cases_of_a_short_form_are_one_mention(matches) -> None:
    rule = Abbreviation(
        id="uji.penggalan",
        kind="abbreviation",
        entries=tuple(Entry(short=short, long=("calon anggota legislatif",)) for short in ("caleg", "Caleg")),
    )
    assert [found for found, _ in matches(rule, "Para caleg hadir. Caleg itu pulang.")] == ["caleg"]
    assert [found for found, _ in matches(rule, "Caleg hadir. Para caleg pulang.")] == ["Caleg"]
    assert [found for found, _ in matches(rule, "Calon anggota legislatif (caleg) hadir. Caleg itu pulang.")] == []


def test_every_accepted_expansion_is_offered(matches) -> None:
    [(_, match)] = matches(RULE, "Rapat Bakohumas dibuka.")
    assert [fix.edits[0].text for fix in match.fixes] == [
        "Badan Koordinasi Kehumasan (Bakohumas)",
        "Badan Koordinasi Hubungan Masyarakat (Bakohumas)",
    ]
    assert match.values["use"].count("(Bakohumas)") == 2


LONG = "Rapat itu dihadiri warga dari semua desa dan kelurahan."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"KPU membuka rapat. {LONG}", ["KPU"]),
        ("KPU membuka rapat.", []),  # too short to be asked
        (f"Komisi Pemilihan Umum Kota Mawar hadir. KPU membuka rapat. {LONG}", []),
        (f"KPU membuka rapat. {LONG} Komisi Pemilihan Umum itu bekerja.", ["KPU"]),
        (f"Rapat dibuka oleh KPU Kota Mawar. {LONG}", ["KPU"]),
        (f"Keputusan KPU dibacakan. {LONG}", []),
        (f"Keputusan KPU dibacakan. {LONG} Ketua KPU hadir.", ["KPU"]),
    ],
)
def test_a_body_that_is_known_is_spelled_out_once_in_a_longer_text(matches, text: str, found: list[str]) -> None:
    rule = Abbreviation(
        id="uji.sendiri",
        kind="abbreviation",
        entries=(Entry(short="KPU", long=("Komisi Pemilihan Umum",)),),
        anywhere=True,
        min_words=10,
    )
    assert [name for name, _ in matches(rule, text)] == found


def test_the_name_of_a_unit_may_be_no_mention(matches) -> None:
    rule = replace(RULE, entries=(Entry(short="KPU", long=("Komisi Pemilihan Umum",)),), units=False)
    assert matches(rule, "Rapat dibuka oleh KPU Kota Mawar.") == []
    assert [name for name, _ in matches(rule, "Rapat dibuka oleh KPU Kota Mawar di kantor KPU.")] == ["KPU"]


def test_the_name_of_a_unit_is_a_mention_in_a_long_text(matches) -> None:
    rule = replace(RULE, entries=(Entry(short="KPU", long=("Komisi Pemilihan Umum",)),), units=False, units_from=8)
    assert matches(rule, "Rapat dibuka oleh KPU Kota Mawar.") == []
    assert [name for name, _ in matches(rule, "Rapat dibuka oleh KPU Kota Mawar pada hari ini.")] == ["KPU"]


def test_in_speech_an_abbreviation_is_reported_on_request_and_never_fixed(matches) -> None:
    text = "“Kami memeriksa DPT itu setiap hari,” ujar Budi Santoso."
    assert matches(RULE, text) == []
    ((name, match),) = matches(replace(RULE, in_speech=True), text)
    assert (name, match.fixes) == ("DPT", ())


def test_several_entries_of_one_abbreviation_are_several_expansions(matches) -> None:
    entries = (
        Entry(short="PPK", long=("Panitia Pemilihan Kecamatan",)),
        Entry(short="PPK", long=("Pejabat Pembuat Komitmen",)),
    )
    rule = Abbreviation(id="uji.dua", kind="abbreviation", entries=entries)
    ((_, match),) = matches(rule, "Rapat dihadiri PPK.")
    assert [fix.edits[0].text for fix in match.fixes] == [
        "Panitia Pemilihan Kecamatan (PPK)",
        "Pejabat Pembuat Komitmen (PPK)",
    ]


def test_an_abbreviation_of_a_topic_is_required_only_in_texts_about_it(matches) -> None:
    rule = Abbreviation(
        id="uji.bidang", kind="abbreviation", entries=(Entry(short="DPT", long=("Daftar Pemilih Tetap",)),), about=("pemilu",)
    )
    assert matches(rule, "Dosis DPT diberikan di puskesmas.") == []
    assert len(matches(rule, "Menjelang Pemilu DPT diumumkan.")) == 1


def test_names_that_are_written_out_and_longer_names_that_contain_them(matches) -> None:
    entry = Entry(short="Jateng", long=("Jawa Tengah",), except_=("Bank Jateng",))
    rule = Abbreviation(id="uji.wilayah", kind="abbreviation", entries=(entry,), introduce=False, anywhere=True)
    ((found, match),) = matches(rule, "Bank Jateng hadir. Rapat di Jateng dibuka. Warga Jateng hadir.")
    assert (found, match.fixes[0].edits[0].text) == ("Jateng", "Jawa Tengah")
    assert matches(rule, "Rapat di Jawa Tengah dibuka. Warga Jateng hadir.") == []


def test_the_subject_of_a_text_decides_between_several_expansions(matches) -> None:
    entries = (
        Entry(short="TPS", long=("tempat pembuangan sampah", "tempat pemungutan suara")),
        Entry(short="TPS", long=("tempat pemungutan suara",), about=("pemilih",)),
    )
    rule = Abbreviation(id="uji.bidang", kind="abbreviation", entries=entries)
    ((_, match),) = matches(rule, "Para pemilih datang ke TPS.")
    assert [fix.edits[0].text for fix in match.fixes] == ["tempat pemungutan suara (TPS)"]
    ((_, match),) = matches(rule, "Warga datang ke TPS.")
    assert len(match.fixes) == 2
    assert matches(rule, "Tempat pembuangan sampah (TPS) dibuka, dan para pemilih datang ke TPS.") == []


@pytest.mark.parametrize("text", ["Aparat DPT-Bakohumas hadir.", "Warga dan Bakohumas-DPT hadir.", "Kapal DPT AL berlayar."])
def test_a_part_of_a_joined_name_is_left_to_the_editor(matches, text: str) -> None:
    assert [match.fixes for found, match in matches(RULE, text) if found == "DPT"] == [()]

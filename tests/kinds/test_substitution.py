import pytest

from pesanlint.guideline import Guideline
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.spans import apply_edits


def swapped(matches, swaps: list[Swap], *blocks, **keys) -> list[tuple[str, str | None, bool | None]]:
    """Return what is found, its replacement, and whether the fix is safe."""
    rule = Substitution(id="uji.istilah", kind="substitution", swap=tuple(swaps), **keys)
    return [
        (found, match.fixes[0].edits[0].text if match.fixes else None, match.fixes[0].safe if match.fixes else None)
        for found, match in matches(rule, *blocks)
    ]


DIANTARA = Swap(not_=("diantara",), use=("di antara",))


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Rapat diantara mereka.", "di antara"),
        ("Diantara mereka ada ketua.", "Di antara"),
        ("Diantara KPU dan Bawaslu.", "Di antara"),
        ("RAPAT DIANTARA MEREKA", "DI ANTARA"),
    ],
)
def test_the_fix_keeps_the_letter_case(matches, text: str, use: str) -> None:
    assert [made for _, made, _ in swapped(matches, [DIANTARA], text)] == [use]


@pytest.mark.parametrize(
    ("text", "names", "use"),
    [
        ("Ia bertemu Walikota Malang kemarin.", True, "Wali Kota"),
        ("Walikota Malang hadir.", True, "Wali Kota"),
        ("Walikota hadir.", True, "Wali kota"),
        ("Seorang walikota hadir.", True, "wali kota"),
        ("WALIKOTA MALANG hadir.", True, "WALI KOTA"),
    ],
)
def test_title_case_is_kept_in_names(matches, text: str, names: bool, use: str) -> None:
    walikota = Swap(not_=("walikota",), use=("wali kota",))
    assert [made for _, made, _ in swapped(matches, [walikota], text, names=names)] == [use]


def test_a_headline_keeps_its_title_case(matches) -> None:
    headline = ("title", "Kerjasama Dua Lembaga Dibahas")
    assert swapped(matches, [Swap(not_=("kerjasama",), use=("kerja sama",))], headline)[0][1] == "Kerja Sama"


@pytest.mark.parametrize("text", ["Laporan Budi Ijin diterima.", "Warga Kelurahan Ijin datang."])
def test_names_are_skipped(matches, text: str) -> None:
    assert swapped(matches, [Swap(not_=("ijin",), use=("izin",))], text) == []


@pytest.mark.parametrize(
    ("text", "names", "safe"),
    [
        ("Ijin Pardosi. Camat itu hadir.", False, False),
        ("Rapat dibuka. “Ijin Sianturi berkata.", False, False),
        ("Ijin Pardosi hadir.", True, True),
        ("Ijin Senin lalu dicabut.", False, True),
        ("Ijin Agustus 2025 dicabut.", False, True),
        ("Ijin Kabupaten Mawar dicabut.", False, True),
        ("Ijin KPU dicabut.", False, True),
        ("Ijin itu dicabut.", False, True),
        ("IJIN PARDOSI DICABUT", False, True),
        ("Diantara Pardosi dan Sianturi ada ketua.", False, True),
        ("Mengijinkan Pardosi masuk.", False, True),
        (("title", "Ijin Usaha Dicabut"), False, True),
    ],
)
def test_what_may_be_a_name_that_opens_a_sentence_is_not_safe(matches, text: str, names: bool, safe: bool) -> None:
    swaps = [Swap(not_=("ijin",), use=("izin",), inflected=(("mengijinkan", "mengizinkan"),)), DIANTARA]
    assert [safe for _, _, safe in swapped(matches, swaps, text, names=names)] == [safe]


def test_a_name_may_begin_inside_a_phrase(matches) -> None:
    passive = [Swap(not_=("di buka",), use=("dibuka",))]
    assert swapped(matches, passive, "Toko itu terletak di Buka Raya.") == []
    assert swapped(matches, passive, "Toko itu di buka kemarin.")[0][1] == "dibuka"
    assert swapped(matches, [Swap(not_=("mem phk",), use=("mem-PHK",))], "Pabrik itu mem PHK buruhnya.") != []


@pytest.mark.parametrize(
    ("found", "wrong", "use", "written"),
    [("Alun Alun", "alun alun", "alun-alun", "Alun-Alun"), ("Ramah Tamah", "ramah tamah", "ramah-tamah", "Ramah-tamah")],
)
def test_reduplication_in_names_has_the_capitals_of_eyd(matches, found: str, wrong: str, use: str, written: str) -> None:
    swap = [Swap(not_=(wrong,), use=(use,))]
    assert swapped(matches, swap, f"Warga datang ke acara {found} itu.", names=True)[0][1] == written


@pytest.mark.parametrize(
    "text", ["Kerja\u00a0sama itu", "Kerja  sama itu", "kerja\u200b sama itu", "ker\u00adja sama itu", "kerja\tsama itu"]
)
def test_terms_are_found_through_odd_blanks(matches, text: str) -> None:
    assert len(swapped(matches, [Swap(not_=("kerja sama",), use=("kolaborasi",))], text)) == 1


@pytest.mark.parametrize("text", ["seijin", "ijinny", "ijinnyata", "ijin_2", "perijinan"])
def test_terms_match_whole_words_only(matches, text: str) -> None:
    assert swapped(matches, [Swap(not_=("ijin",), use=("izin",))], text) == []


def test_the_longest_term_wins(matches) -> None:
    swaps = [Swap(not_=("suara",), use=("bunyi",)), Swap(not_=("kertas suara",), use=("surat suara",))]
    assert swapped(matches, swaps, "Kertas suara dan suara itu.") == [
        ("Kertas suara", "Surat suara", True),
        ("suara", "bunyi", True),
    ]


def test_a_context_makes_a_term_right(matches) -> None:
    swap = Swap(not_=("cidera",), use=("cedera",), except_=("cidera janji",))
    assert [found for found, _, _ in swapped(matches, [swap], "Ia cidera, lalu cidera janji.")] == ["cidera"]


def test_several_forms_to_use_are_never_safe(matches) -> None:
    rule = Substitution(
        id="uji.istilah", kind="substitution", swap=(Swap(not_=("quick count",), use=("hitung cepat", "penghitungan cepat")),)
    )
    ((_, match),) = matches(rule, "Hasil quick count itu.")
    assert match.values["use"] == "hitung cepat” atau “penghitungan cepat"
    assert [(fix.edits[0].text, fix.safe) for fix in match.fixes] == [("hitung cepat", False), ("penghitungan cepat", False)]


@pytest.mark.parametrize(
    ("text", "found"), [("Warga kpu hadir.", ["kpu"]), ("Warga KPU hadir.", []), ("Warga Kpu hadir.", ["Kpu"])]
)
def test_a_swap_can_correct_letter_case(matches, text: str, found: list[str]) -> None:
    made = swapped(matches, [Swap(not_=("kpu", "Kpu"), use=("KPU",))], text, match_case=True, names=True)
    assert [one for one, _, _ in made] == found
    assert all(use == "KPU" for _, use, _ in made)


def test_a_replacement_does_not_take_the_capitals_of_an_acronym(matches) -> None:
    assert (
        swapped(matches, [Swap(not_=("PTPS",), use=("Pengawas TPS",))], "Rapat PTPS itu.", names=True)[0][1] == "Pengawas TPS"
    )


def inflected(matches, text: str, swap: Swap, **keys) -> list[tuple[str, str]]:
    """Return what an inflecting rule finds and writes after the loader has expanded it."""
    rule = Substitution(id="uji.istilah", kind="substitution", swap=(swap,), **keys).expanded(())
    return [(found, match.fixes[0].edits[0].text) for found, match in matches(rule, text)]


IMBAU = Swap(not_=("himbau",), use=("imbau",), inflect=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Warga dihimbau datang.", [("dihimbau", "diimbau")]),
        ("Menghimbau warga, KPU menyurat.", [("Menghimbau", "Mengimbau")]),
        ("KPU MENGHIMBAU WARGA", [("MENGHIMBAU", "MENGIMBAU")]),
        ("Himbauannya jelas.", [("Himbauannya", "Imbauannya")]),
        ("Himbauanpun dibaca.", [("Himbauanpun", "Imbauan pun")]),
        ("Kedua himbauan-himbauannya.", [("himbauan", "imbauan"), ("himbauannya", "imbauannya")]),
        ("Hal itu himbau.", [("himbau", "imbau")]),
        ("Surat imbauan itu mengimbau warga.", []),
        ("Kantor Himbauan Jaya.", []),
        ("Himbara dan Bank Himpunan.", []),
    ],
)
def test_a_root_stands_for_its_inflected_forms(matches, text: str, found: list[tuple[str, str]]) -> None:
    assert inflected(matches, text, IMBAU) == found


MERUBAH = Swap(not_=("merubah",), use=("mengubah",))


@pytest.mark.parametrize(
    ("swap", "text", "found"),
    [
        (MERUBAH, "Ia merubahnya.", [("merubahnya", "mengubahnya")]),
        (MERUBAH, "MERUBAHLAH!", [("MERUBAHLAH", "MENGUBAHLAH")]),
        (MERUBAH, "Merubahkah itu?", [("Merubahkah", "Mengubahkah")]),
        (MERUBAH, "Merubahpun boleh.", [("Merubahpun", "Mengubah pun")]),
        (MERUBAH, "Ia merubahku, merubahmu.", [("merubahku", "mengubahku"), ("merubahmu", "mengubahmu")]),
        (MERUBAH, "Ia merubah\u200bnya.", [("merubah\u200bnya", "ng")]),  # what is invisible stays
        (MERUBAH, "Ia merubahnyata dan merubahnya_2.", []),
        (Swap(("di atur",), ("diatur",)), "Hal di aturnya.", [("di aturnya", "diaturnya")]),
        (Swap(("walikota",), ("wali kota",)), "Walikotanya hadir.", [("Walikotanya", "Wali kotanya")]),
        (Swap(("masa",), ("waktu",)), "Masalah itu dan masanya.", [("masanya", "waktunya")]),
        (Swap(("bis",), ("bus",)), "Bisnya penuh; bisku juga.", []),
        (Swap(("BPNT",), ("Sembako",)), "BPNTnya cair.", []),
        (Swap(("medsos",), ("Media A1",)), "Medsosnya ramai.", []),
        (Swap(("membahas tentang",), ("membahas",)), "Ia membahas tentangnya.", []),
        (Swap(("permeter",), ("per meter",), inflect=False), "Permeternya diganti.", []),
        (Swap(("hoax",), ("hoaks",), except_=("hoaxnya",)), "Hoaxnya itu hoaxku.", [("hoaxku", "hoaksku")]),
    ],
)
def test_every_word_is_found_with_its_enclitics(matches, swap: Swap, text: str, found: list[tuple[str, str]]) -> None:
    assert inflected(matches, text, swap) == found


def test_a_phrase_whose_case_matters_may_open_a_sentence(matches) -> None:
    swap = Swap(("bahasa inggris",), ("bahasa Inggris",))
    text = "Bahasa inggris sulit. Kelas bahasa inggris dibuka. Bahasa Inggris BAHASA INGGRIS."
    assert inflected(matches, text, swap, match_case=True) == [
        ("Bahasa inggris", "Bahasa Inggris"),
        ("bahasa inggris", "bahasa Inggris"),
    ]


def test_an_abbreviation_is_no_word_of_a_phrase(matches) -> None:
    swap = Swap(("di isi",), ("diisi",))
    assert swapped(matches, [swap], "Ia belajar di ISI Yogyakarta.") == []
    assert [found for found, _, _ in swapped(matches, [swap], "Rapat di isi Budi. RAPAT DI ISI BUDI.")] == ["di isi", "DI ISI"]
    shouted = Swap(("di luncurkan",), ("diluncurkan",))
    assert [found for found, _, _ in swapped(matches, [shouted], "Aplikasi di LUNCURKAN.")] == ["di LUNCURKAN"]


def test_a_word_to_be_split_in_a_name_is_left_alone(matches) -> None:
    swap = Swap(("kerjasama",), ("kerja sama",))
    assert swapped(matches, [swap], "Rapat dihadiri Biro Perencanaan dan Kerjasama kemarin.") == []
    assert swapped(matches, [swap], "Rapat membahas dana dan kerjasama.")[0][1] == "kerja sama"


def test_splitting_a_word_keeps_its_letter_case(matches) -> None:
    assert swapped(matches, [Swap(("dimuseum",), ("di museum",))], "Pencurian diMuseum itu.", names=True)[0][1] == "di Museum"


def test_inflected_forms_keep_letter_case_and_safety_of_their_rule(matches) -> None:
    assert inflected(matches, "Dianalisa, dianalisa.", Swap(("analisa",), ("analisis",), inflect=True), match_case=True) == [
        ("dianalisa", "dianalisis")
    ]
    rule = Substitution(id="uji.istilah", kind="substitution", swap=(IMBAU,), safe=False).expanded(())
    assert [match.fixes[0].safe for _, match in matches(rule, "Ia dihimbau.")] == [False]


def test_contexts_hold_for_inflected_forms(matches) -> None:
    swap = Swap(("cidera",), ("cedera",), ("mencidera janji",), inflect=True)
    assert inflected(matches, "Ia mencidera janji dan mencidera kawan.", swap) == [("mencidera", "mencedera")]


def test_without_inflect_only_the_given_forms_are_found(matches) -> None:
    assert inflected(matches, "Warga dihimbau.", Swap(("himbau",), ("imbau",))) == []


def test_derived_forms_that_other_rules_have_are_skipped() -> None:
    rule = Substitution(id="uji.istilah", kind="substitution", swap=(IMBAU, IMBAU))
    first, second = rule.expanded({"dihimbau"}).swap
    assert "menghimbau" in dict(first.inflected)
    assert "dihimbau" not in dict(first.inflected)
    assert second.inflected == ()


def test_three_alternatives_are_a_list(matches) -> None:
    swap = Swap(not_=("kerjasama",), use=("kerja sama", "kolaborasi", "kemitraan"))
    rule = Substitution(id="uji.istilah", kind="substitution", swap=(swap,))
    ((_, match),) = matches(rule, "Rapat kerjasama dibuka.")
    assert match.values["use"] == "kerja sama”, “kolaborasi”, atau “kemitraan"


@pytest.mark.parametrize(
    ("text", "use", "fixed"),
    [
        ("Buka website-nya.", "situs web", "Buka situs webnya."),
        ("Buka website-kami.", "situs web", "Buka situs web-kami."),
        ("Website-nya dibuka.", "situs web", "Situs webnya dibuka."),
        ("Ada website-nyata.", "situs web", "Ada situs web-nyata."),
        ("Buka website-nya.", "SIAKBA", "Buka SIAKBA-nya."),
    ],
)
def test_a_word_of_indonesian_takes_its_suffix_without_a_hyphen(matches, text: str, use: str, fixed: str) -> None:
    rule = Substitution(id="uji.istilah", kind="substitution", swap=(Swap(not_=("website",), use=(use,)),))
    ((_, match),) = matches(rule, text)
    assert apply_edits(text, match.fixes[0].edits) == fixed


def test_the_message_leaves_out_a_comma_that_stays(matches) -> None:
    rule = Substitution(id="uji.gelar", kind="substitution", swap=(Swap(not_=(", SPd",), use=(", S.Pd.",)),), names=True)
    ((_, match),) = matches(rule, "Ketua, Budi Santoso, SPd, hadir.")
    assert match.values == {"found": "SPd", "use": "S.Pd."}


def test_a_hyphen_after_markup_is_kept() -> None:
    rule = Substitution(id="uji.istilah", kind="substitution", swap=(Swap(not_=("hoax",), use=("hoaks",)),))
    document = read_text("Warga menolak *hoax*-nya.\n", "rilis.md")
    (finding,) = Linter(Guideline((rule,))).check(document).findings
    assert apply_edits(document.source, finding.fixes[0].edits) == "Warga menolak *hoaks*-nya.\n"


@pytest.mark.parametrize(
    ("wrong", "right", "block", "safe"),
    [
        ("warganegara", "warga negara", "Warganegara Asing hadir.", False),
        ("warganegara", "warga negara", "Warganegara asing hadir.", True),
        ("dimana", "di mana", "Dimana Budi bekerja?", True),
        ("di lantik", "dilantik", ("title", "Petugas di Lantik"), False),
        ("di lantik", "dilantik", "Petugas di lantik.", True),
        ("krikil", "kerikil", "Rapat digelar di gudang krikil.", True),
        ("krikil", "kerikil", "Krikil berserakan.", True),
        ("&", "dan", "Rapat A & B.", True),
        ("&", "dan", ("title", "Rapat A & B"), True),
    ],
)
def test_a_fix_beside_a_possible_name_is_not_safe(
    matches, wrong: str, right: str, block: str | tuple[str, str], safe: bool
) -> None:
    assert swapped(matches, [Swap((wrong,), (right,))], block)[0][2] == safe


def test_a_capitalized_word_after_a_preposition_is_a_place(matches) -> None:
    krikil, hoax = Swap(("krikil",), ("kerikil",)), Swap(("hoax",), ("berita bohong",))
    assert swapped(matches, [krikil, hoax], "Rapat digelar di Krikil, bukan di rumah.") == []
    assert len(swapped(matches, [krikil, hoax], "Warga bebas dari Hoax.")) == 1
    assert len(swapped(matches, [Swap(("propinsi",), ("provinsi",))], "Rapat di Propinsi Riau.", names=True)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Suasna hadir dan membuka acara.", ["Suasna"]),
        ("Suasna hadir. Kata Ketua, Suasna membuka acara.", []),
        ("Menurut suasna-nya, acara itu lancar.", []),
        ("Dalam suasna itu ia hadir.", ["suasna"]),
    ],
)
def test_derived_slips_are_no_names_and_no_parts_of_words_with_a_hyphen(matches, text: str, found: list[str]) -> None:
    assert [one for one, _, _ in swapped(matches, [Swap(("x",), ("y",))], text, derived=(("suasna", "suasana"),))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rapat itu menjadi focus utama.", ["focus"]),
        ("Kegiatan itu menjadi focus dan tujuan.", ["focus"]),
        ("Hal itu menjadi Focus bersama warga.", ["Focus"]),
        ("Mereka mengikuti focus group yang pertama.", []),
        ("Mereka memakai auto focus kamera itu.", []),
        ("Mereka menentukan pusat perhatian (focus) rapat.", []),
        ("Mereka menentukan focus (pusat perhatian) rapat.", []),
        ("Mereka menentukan pusat perhatian atau focus rapat.", []),
        ("Mereka menentukan pre-focus rapat.", []),
        ("Prinsipnya Vision, Focus, dan Action.", []),
        ("Hal itu diliput Focus Media kemarin.", []),
    ],
)
def test_an_alone_form_is_accepted_in_a_foreign_phrase(matches, text: str, found: list[str]) -> None:
    swap = Swap(not_=("focus",), use=("fokus",))
    assert [form for form, _, _ in swapped(matches, [swap], text, alone=True, safe=False)] == found


@pytest.mark.parametrize("enclitic", ["", "nya", "lah", "kah", "pun", "ku", "mu"])
def test_an_exception_also_matches_with_an_enclitic(matches, enclitic: str) -> None:
    swap = Swap(("manager",), ("manajer",), except_=("general manager",))
    for written in (f"general manager{enclitic}", f"General Manager{enclitic}"):
        assert inflected(matches, f"Rombongan ditemui {written} kemarin.", swap) == []
    found = f"manager{enclitic}"
    assert [one for one, _ in inflected(matches, f"Rombongan ditemui {found} kemarin.", swap)] == [found]

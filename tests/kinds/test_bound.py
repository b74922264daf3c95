import pytest

from pesanlint.kinds.bound import Bound, Form

FORMS = (
    Form(form="pasca", not_=("paska",), with_=("pemilu", "sarjana")),
    Form(form="antar", with_=("lembaga",), only=True, after=("pesan",)),
    Form(form="non", with_=("aktif",)),
    Form(form="anti", with_=("narkoba",), names=False),
)


def offered(matches, *blocks) -> list[tuple[str, tuple[str, ...], bool]]:
    """Return what is found, its replacements, and whether the fix is safe."""
    rule = Bound(id="uji.terikat", kind="bound", forms=FORMS, except_=("antar jemput",))
    return [
        (found, tuple(fix.edits[0].text for fix in match.fixes), all(fix.safe for fix in match.fixes))
        for found, match in matches(rule, *blocks)
    ]


@pytest.mark.parametrize(
    ("text", "found", "use", "safe"),
    [
        ("Masa pasca pemilu tiba.", "pasca pemilu", "pascapemilu", True),
        ("Masa paska bencana tiba.", "paska bencana", "pascabencana", False),
        ("Pasca bencana, warga pulang.", "Pasca bencana", "Pascabencana", False),
        ("Masa pasca-pemilu tiba.", "pasca-pemilu", "pascapemilu", True),
        ("Evaluasi pasca Pemilu 2024.", "pasca Pemilu", "pasca-Pemilu", False),
        ("Pasca Pemilu 2024, KPU rapat.", "Pasca Pemilu", "Pasca-Pemilu", False),
        ("Ia lulusan Program Pasca Sarjana.", "Pasca Sarjana", "Pascasarjana", False),
        ("Pegawai non ASN hadir.", "non ASN", "non-ASN", False),
        ("Temu Pegawai Non ASN digelar.", "Non ASN", "Non-ASN", False),
        ("EVALUASI PASCA PEMILU", "PASCA PEMILU", "PASCAPEMILU", False),
    ],
)
def test_the_form_is_joined_to_small_letters_and_hyphened_before_capitals(matches, text, found, use, safe) -> None:
    assert offered(matches, text) == [(found, (use,), safe)]


def test_a_headline_offers_both_the_joined_and_the_hyphened_form(matches) -> None:
    assert offered(matches, ("title", "Pemulihan Pasca Lebaran")) == [
        ("Pasca Lebaran", ("Pascalebaran", "Pasca-Lebaran"), False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Layanan pesan antar lembaga itu dan antar jemput gratis.",
        "Kami antar tamu ke gerbang.",
        "Nyanyian Non Maria dan Satgas Anti Narkoba menutup acara.",
        "Masa pra- dan pasca itu, pasca-Orba, dan non-event.",
        "Berkas pasca.pemilu di #pasca pemilu dan Kanon aktif.",
    ],
)
def test_a_form_that_is_also_a_word_is_skipped(matches, text: str) -> None:
    assert offered(matches, text) == []

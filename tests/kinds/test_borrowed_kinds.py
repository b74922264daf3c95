"""Occurrence, capitalization, conditional, metric and dictionary."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.errors import WrongKey
from pesanlint.kinds.capitalization import Capitalization
from pesanlint.kinds.conditional import Conditional
from pesanlint.kinds.dictionary import Dictionary
from pesanlint.kinds.either import Either, Pair
from pesanlint.kinds.metric import Metric
from pesanlint.kinds.occurrence import Occurrence
from running import checked

# --- Occurrence -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "blocks", "found"),
    [
        ({"max": 1}, ["a, b, c. d, e."], [(1, "3")]),
        ({"max": 1, "unit": "sentence"}, ["Ada satu, dua, tiga. Dan empat, lima."], [(8, "2")]),
        ({"max": 3, "unit": "document"}, ["a, b, c", "d, e, f"], [(1, "4")]),
        ({"min": 1}, ["  tanpa tanda", "a, b"], [(2, "0")]),
        ({"min": 1, "blocks": ("heading",)}, [("title", "Judul"), "isi"], [(0, "0")]),
        ({"max": 1}, [("code", ",,,"), "a, b"], []),
    ],
)
def test_reports_too_many_or_too_few_occurrences(matches, keys: dict, blocks: list, found: list) -> None:
    rule = Occurrence(id="uji.koma", kind="occurrence", pattern=",", **keys)
    assert [(match.span.start, match.values["count"]) for _, match in matches(rule, *blocks)] == found


def test_an_occurrence_needs_a_limit() -> None:
    with pytest.raises(WrongKey, match="min"):
        Occurrence(id="uji.koma", kind="occurrence", pattern=",")


# --- Capitalization ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "keys", "text", "expected"),
    [
        ("title", {}, "rapat pleno di jember", "Rapat Pleno di Jember"),
        ("title", {}, "Undang-undang dan Ramah-Tamah baru", "Undang-Undang dan Ramah-Tamah Baru"),
        ("title", {"titles": "ap"}, "What Happened in the House with us", "What Happened in the House With Us"),
        ("title", {"titles": "chicago"}, "what Happened In the House with Us", "What Happened in the House with Us"),
        ("sentence", {}, "Rapat Pleno Terbuka", "Rapat pleno terbuka"),
        ("sentence", {"indicators": (":",)}, "Satu: dua Tiga Empat", "Satu: Dua tiga empat"),
        (
            "sentence",
            {"except_": ("iOS", "Pemilu Raya")},
            "Daftar iOS Pemilu Raya Baru Sekali",
            "Daftar iOS Pemilu Raya baru sekali",
        ),
        ("sentence", {"prefix": r"\d+\. "}, "1. satu Dua Tiga", "1. Satu dua tiga"),
        ("lower", {}, "Kecil", "kecil"),
        ("upper", {}, "besar", "BESAR"),
        ("pattern", {"pattern": r"\?$"}, "Apakah siap", r"\?$"),
    ],
)
def test_reports_the_wrong_letter_case_of_a_headline(matches, style: str, keys: dict, text: str, expected: str) -> None:
    rule = Capitalization(id="uji.kapital", kind="capitalization", style=style, threshold=1.0, **keys)
    ((_, match),) = matches(rule, ("title", text))
    assert match.values["use"] == expected


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("title", "KPU Kabupaten Mawar Gelar Rapat untuk Pemilu"),
        ("title", "Undang-Undang dan Ramah-tamah"),
        ("sentence", "Rapat pleno KPU"),
        ("lower", "semua kecil"),
        ("upper", "SEMUA BESAR"),
    ],
)
def test_a_headline_that_is_right(matches, style: str, text: str) -> None:
    rule = Capitalization(id="uji.kapital", kind="capitalization", style=style, threshold=1.0)
    assert matches(rule, ("title", text)) == []


def test_names_of_the_text_keep_their_capital(matches) -> None:
    rule = Capitalization(id="uji.kapital", kind="capitalization", style="sentence", threshold=1.0)
    assert matches(rule, ("title", "Warga Jember datang"), "Banyak warga dari Jember yang datang.") == []


@given(st.text("aB cD-é.￼", min_size=1, max_size=20), st.sampled_from(["title", "sentence", "lower", "upper"]))
def test_a_fix_changes_letter_case_alone(text: str, style: str) -> None:
    if not text.strip():
        return
    rule = Capitalization(id="uji.kapital", kind="capitalization", style=style, threshold=1.0)
    for _, match in checked(rule, ("title", text)):
        for fix in match.fixes:
            assert not fix.safe
            assert all(edit.text.lower() == text[slice(*edit.span)].lower() for edit in fix.edits)


# --- Conditional ------------------------------------------------------------------------------------------------------------

SHORT = Conditional(id="uji.singkatan", kind="conditional", if_=r"\b[A-Z]{3,5}\b", then=r"\(([A-Z]{3,5})\)", except_=("KPU",))


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (["Badan Ad Hoc (BAH) dibentuk. BAH bekerja."], []),
        (["BAH bekerja.", "Badan Ad Hoc (BAH) dibentuk."], ["BAH"]),
        (["Badan Ad Hoc (BAH) dibentuk.", "BAH dan KPU bekerja, PPK pun."], ["PPK"]),
    ],
)
def test_each_needs_its_own(matches, blocks: list, found: list) -> None:
    assert [one for one, _ in matches(SHORT, *blocks)] == found


@pytest.mark.parametrize(("within", "found"), [("block", ["80 persen"]), ("document", [])])
def test_one_for_all(matches, within: str, found: list) -> None:
    rule = Conditional(id="uji.sumber", kind="conditional", if_=r"\d+ persen", then="[Mm]enurut", within=within)
    assert [one for one, _ in matches(rule, "Ada 80 persen.", "Menurut survei, 70 persen.")] == found


# --- Metric -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "condition", "result"),
    [
        ("words", "> 3", "4.00"),
        ("words / sentences", "> 1 && < 3", "2.00"),
        ("(words + 2) * -1", "< 0", "-6.00"),
        ("math.sqrt(words)", "== 2", "2.00"),
        ("heading.h2 + words", "> 0", "4.00"),
        ("words", "> 9", None),
        ("words / heading_h2", "> 0", None),  # there is none to divide by
    ],
)
def test_a_formula(matches, formula: str, condition: str, result: str | None) -> None:
    rule = Metric(id="uji.ukuran", kind="metric", formula=formula, condition=condition)
    found = [match.values["result"] for _, match in matches(rule, "Satu dua. Tiga empat.")]
    assert found == ([result] if result else [])


@pytest.mark.parametrize(
    "formula", ["words.__class__", "__import__('os')", "words ** 9", "[words]", "'a' * 9", "kata", "(", "w" * 600]
)
def test_an_invalid_formula_is_an_error(formula: str) -> None:
    with pytest.raises(WrongKey):
        Metric(id="uji.ukuran", kind="metric", formula=formula, condition="> 1")


# --- Dictionary -------------------------------------------------------------------------------------------------------------

WORDS = Path(__file__).parents[2] / "rules" / "contoh" / "jenis"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("warga datnag ke balai", [("datnag", ["datang"])]),
        ("warga datang ke Jember, warga Jember", []),
        ("warga PPK ke balai x", []),
    ],
)
def test_words_that_a_dictionary_has_not(matches, text: str, found: list) -> None:
    rule = Dictionary(id="uji.kamus", kind="dictionary", dictionary=("contoh",), folder=str(WORDS))
    assert rule.missing() == ""
    assert [(one, [fix.edits[0].text for fix in match.fixes]) for one, match in matches(rule, text)] == found


def test_a_dictionary_that_is_not_there_or_elsewhere() -> None:
    assert "tidak ada" in Dictionary(id="a.b", kind="dictionary", dictionary=("lain",), folder=str(WORDS)).missing()
    with pytest.raises(WrongKey, match="tanpa folder"):
        Dictionary(id="a.b", kind="dictionary", dictionary=("../contoh",))


# --- Either -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (['"a"', "“b”", "c", '"d"'], ["“", '"']),
        (["“a” dan “b”"], []),
        (['“a” dan "b"'], ['"']),
        ([("code", '"a"'), "“b”"], []),
    ],
)
def test_a_text_uses_one_of_two_expressions(matches, blocks: list, found: list) -> None:
    rule = Either(id="uji.petik", kind="either", pairs=(Pair('"', "[“”]"),), border=False)
    assert [one[:1] for one, _ in matches(rule, *blocks)] == [one if one != "“" else "”" for one in found]


def test_a_pair_must_be_of_expressions() -> None:
    with pytest.raises(WrongKey, match="Butir ke-1"):
        Either(id="uji.petik", kind="either", pairs=(Pair("(", "a"),))


@pytest.mark.parametrize(("unit", "found"), [("sentence", ["3.00"]), ("block", ["5.00", "1.00"]), ("document", ["6.00"])])
def test_a_formula_over_parts(matches, unit: str, found: list) -> None:
    rule = Metric(
        id="uji.ukuran",
        kind="metric",
        formula="words",
        condition="!= 2 && result != 1" if unit == "sentence" else "> 0",
        unit=unit,
    )
    assert [match.values["result"] for _, match in matches(rule, "Satu dua. Tiga empat lima.", "Enam.")] == found

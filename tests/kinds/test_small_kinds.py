"""Consistency, repetition, length, readability and quotation marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.kinds.consistency import Consistency, FormSet
from pesanlint.kinds.length import Length
from pesanlint.kinds.quotation import Quotation
from pesanlint.kinds.readability import Readability
from pesanlint.kinds.repetition import Repetition
from running import checked

FORMS = Consistency(id="uji.taat-asas", kind="consistency", sets=(FormSet(forms=(("surel",), ("pos-el", "posel"))),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kirim surel. Baca pos-el itu. Balas surel.", [("pos-el", "surel")]),
        ("Kirim surel. Pos-el itu dan posel lain dibaca.", [("surel", "pos-el")]),
        ("Kirim surel, lalu pos-el.", [("pos-el", "surel")]),
        ("Kirim surel, lalu surel lagi.", []),
        ("“Kirimkan berkas itu lewat pos-el sebelum Jumat sore,” ujar Budi. Alamat surel tersedia.", []),
    ],
)
def test_one_form_throughout(matches, text: str, found: list) -> None:
    assert [(one, match.values["use"]) for one, match in matches(FORMS, text)] == found


def test_a_single_form_is_consistent() -> None:
    with pytest.raises(ValueError, match="sedikitnya dua"):
        FormSet(forms=(("surel",),))


PHRASES = Repetition(id="uji.frasa", kind="repetition", phrase=3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ketua DPRD Kabupaten Mawar DPRD Kabupaten Mawar Budi hadir.", ["DPRD Kabupaten Mawar DPRD Kabupaten Mawar"]),
        ("Kepada seluruh pihak yang seluruh pihak yang terlibat.", ["seluruh pihak yang seluruh pihak yang"]),
        ("Rapat di kota itu di kota itu di kota itu, lalu selesai.", ["di kota itu di kota itu"]),
        ("Warga kota Mawar, warga kota Mawar, dan tamu.", []),
        ("Ia pergi ke kota lalu ia pulang, dan ia pergi ke kota.", []),
        ("Gempa gempa. Air laut air laut.", []),
    ],
)
def test_a_phrase_that_is_written_twice(text: str, found: list[str]) -> None:
    assert [name for name, _ in checked(PHRASES, text)] == found


def test_a_phrase_has_at_least_three_words() -> None:
    with pytest.raises(ValueError, match="paling kecil 3"):
        Repetition(id="uji.frasa", kind="repetition", phrase=2)


DOUBLED = Repetition(id="uji.ganda", kind="repetition")


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Rapat dihadiri oleh oleh warga.", "oleh oleh", "oleh"),
        ("Rapat yang  yang yang lama.", "yang  yang yang", "yang"),
        ("Untuk untuk itu rapat digelar.", "Untuk untuk", "Untuk"),
    ],
)
def test_a_function_word_written_twice(matches, text: str, found: str, left: str) -> None:
    ((one, match),) = matches(DOUBLED, text)
    (edit,) = match.fixes[0].edits
    assert one == found
    assert text[: edit.span.start].endswith(left)
    assert edit.text == ""


@pytest.mark.parametrize(
    "text", ["Ia membeli oleh-oleh.", "Peserta yang hadir hadir karena undangan.", "Ini untuk, untuk apa?", "Pada-pada itu."]
)
def test_what_is_doubled_on_purpose(matches, text: str) -> None:
    assert matches(DOUBLED, text) == []


@pytest.mark.parametrize(
    ("unit", "blocks", "lengths"),
    [
        ("sentence", ["Satu dua tiga empat. Satu dua tiga. Isu-isu dua tiga."], ["4"]),
        ("paragraph", ["Satu dua. Tiga empat.", "Satu dua tiga."], ["4"]),
        ("title", [("title", "Satu dua tiga empat lima"), "Satu dua tiga empat lima."], ["5"]),
    ],
)
def test_length_is_counted_in_words(matches, unit, blocks: list, lengths: list[str]) -> None:
    rule = Length(id="uji.panjang", kind="length", unit=unit, max=3)
    assert [match.values["length"] for _, match in matches(rule, *blocks)] == lengths


HARD = Readability(id="uji.baca", kind="readability", max=60)


def test_short_and_easy_texts_have_no_readability_finding(matches) -> None:
    assert matches(HARD, "Pertanggungjawaban penyelenggara pemerintahan. " * 5) == []
    assert matches(HARD, "Warga datang ke desa. " * 40) == []
    ((_, match),) = matches(HARD, "Pertanggungjawaban penyelenggara pemerintahan. " * 40)
    assert match.values["score"] == "103"


MARKS = Quotation(id="uji.petik", kind="quotation")


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (["Ia berkata, “Rapat dibuka."], ["“"]),
        (["Ia berkata, “Rapat dibuka.”"], []),
        (["Ia berkata, “Rapat dibuka.", "“Lalu ditutup,” katanya."], []),
        (["Hari Jum'at '98."], []),
        (["Lalu ditutup,” katanya."], ["”"]),
    ],
)
def test_a_mark_without_its_counterpart(matches, blocks: list[str], found: list[str]) -> None:
    assert [one for one, _ in matches(MARKS, *blocks)] == found


def test_a_turned_mark_is_one_finding_at_its_own_place(matches) -> None:
    ((found, match),) = matches(MARKS, "Rapat dibuka.", "” Lalu rapat ditutup oleh ketua,” katanya.")
    assert (found, match.span.start) == ("”", len("Rapat dibuka.\n"))
    assert "terbalik" in str(match.message)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from("oleh oleh surel pos-el “ ” \" ' . , Kami 17 Juli".split()), st.text(max_size=6)), max_size=30
    )
)
def test_matches_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words).replace("\n", " ").replace("\r", " ") or "x"
    for rule in (FORMS, DOUBLED, Length(id="uji.panjang", kind="length", unit="sentence", max=2), HARD, MARKS):
        for found, match in checked(rule, text):
            assert text[match.span.start : match.span.end] == found != ""

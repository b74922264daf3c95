"""Normalised texts: one plain blank for any blanks, no invisible characters, and an exact mapping back."""

import sys

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.search.folding import BLANKS, INVISIBLE, Seen, beyond_ascii, fold, folded
from pesanlint.spans import Edit, Span, apply_edits

TEXTS = st.text(st.sampled_from("abAé.,-“ \n\t\u00a0\u2009\u202f\u3000\u2028\u00ad\u200b\ufeff"), max_size=20)


def seen(text: str) -> Seen:
    return Seen(text, beyond_ascii(text))


def test_all_white_space_is_blank_but_the_line_break_between_blocks() -> None:
    assert {*BLANKS, " ", "\n"} == {character for character in map(chr, range(sys.maxunicode + 1)) if character.isspace()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("satu dua\ntiga", "satu dua\ntiga"),
        ("satu  dua", "satu dua"),
        ("satu\u00a0dua\ttiga\u2009\u202fempat", "satu dua tiga empat"),
        ("satu \u200b dua", "satu dua"),
        ("sa\u00adtu\u200b dua", "satu dua"),
        ("satu\u2028dua\x0btiga", "satu dua tiga"),
        ("\u00a0satu \n \u200bdua\u00a0", "satu\ndua"),
        ("\u00a0", ""),
        ("satu\r\ndua", "satu\ndua"),
    ],
)
def test_seen(text: str, expected: str) -> None:
    assert seen(text).text == expected


def test_a_text_without_such_characters_is_seen_as_it_is() -> None:
    text = "“Satu” – dua.\nTiga é."
    assert seen(text).is_as_written
    assert seen(text).text is text


@settings(max_examples=500)
@given(TEXTS)
def test_every_character_is_found_again(text: str) -> None:
    one = seen(text)
    for at, character in enumerate(one.text):
        start, end = one.origin(Span(at, at + 1))
        assert one.place(start) == at
        if character == " ":
            assert not text[start:end].strip(f"{BLANKS} {''.join(INVISIBLE)}")
        else:
            assert text[start:end] == character
    assert one.place(len(text)) == len(one.text)
    assert seen(one.text).text == one.text
    assert len(fold(one.text).text) == len(one.text)
    assert folded(one.text) == fold(one.text).text


def words(text: str) -> list[list[str]]:
    return [line.split(" ") for line in (line.strip(" ") for line in seen(text).text.split("\n"))]


@settings(max_examples=1000)
@given(st.data(), TEXTS, st.text("abé, ", max_size=8))
def test_an_edit_has_the_same_effect_on_the_source_as_on_the_folded_text(data: st.DataObject, text: str, new: str) -> None:
    one = seen(text)
    start = data.draw(st.integers(0, len(one.text)))
    line_end = (one.text + "\n").index("\n", start)  # no edit goes on from block to block
    edit = Edit(Span(start, data.draw(st.integers(start, line_end))), new)
    assert words(apply_edits(text, one.edits(edit))) == words(apply_edits(one.text, [edit]))


@pytest.mark.parametrize(
    ("text", "found", "use", "expected"),
    [
        (
            "Komisi\u00a0Pemilihan  Umun ini",
            "Komisi Pemilihan Umun",
            "Komisi Pemilihan Umum",
            "Komisi\u00a0Pemilihan  Umum ini",
        ),
        ("hadir\u2009juga", " ", ", dan  ", "hadir, dan \u2009juga"),
        ("di\u00a0karenakan", "di karenakan", "dikarenakan", "dikarenakan"),
        ("KPU\u00a0Jatim itu", "KPU Jatim", "KPU Provinsi Jawa Timur", "KPU\u00a0Provinsi Jawa Timur itu"),
        ("kpu\u00a0jatim", "kpu jatim", "KPU Provinsi Jawa Timur", "KPU\u00a0Provinsi Jawa Timur"),
        ("Kamis\u00a017\u2009Juli", "Kamis 17 Juli", "Kamis, 17 Juli", "Kamis,\u00a017\u2009Juli"),
        ("oleh\u00a0 oleh warga", " oleh", "", "oleh warga"),
        ("rapat\u00a0yang\u2009yang lama", " yang yang", " yang", "rapat\u00a0yang lama"),
        ("luas\u00a0, kata", " ,", ",", "luas, kata"),
        ("peme\u00adrintah pu\u00adsat", "pemerintah pusat", "pemerintah, pusat", "peme\u00adrintah, pu\u00adsat"),
        ("Budi\u00a0Santoso", "", "Ketua ", "Ketua Budi\u00a0Santoso"),
        ("Budi\u00a0S.H.", " ", ", ", "Budi,\u00a0S.H."),
        ("Budi\u2009 S.H.", " ", ", S.Ag., ", "Budi, S.Ag.,\u2009 S.H."),
        ("UU No.\u00a07/2017", "UU No. 7/2017", "Undang-Undang Nomor 7 Tahun 2017", "Undang-Undang Nomor\u00a07 Tahun 2017"),
        ("UU\u2009No.7/2017", "UU No.7/2017", "Undang-Undang Nomor 7 Tahun 2017", "Undang-Undang\u2009Nomor 7 Tahun 2017"),
        ("sekitar  Rp\u00a05.000,-", "sekitar Rp 5.000,-", "kira-kira hanya Rp 5.000", "kira-kira hanya  Rp\u00a05.000"),
        ("Rp\u00a05.000", "Rp 5.000", "Rp5.000", "Rp5.000"),
        ("5\u00a0Jt rupiah", "5 Jt", "Rp 5 juta", "Rp 5\u00a0juta rupiah"),
        ("KPU\u00a0RI,\u202fJkt.", "KPU RI, Jkt.", "KPU, Jakarta", "KPU,\u202fJakarta"),
        ("tgl\u00a017/8/2025", "tgl 17/8/2025", "pada tanggal 17 Agustus 2025", "pada tanggal\u00a017 Agustus 2025"),
    ],
)
def test_blanks_stay_where_an_edit_does_not_concern_them(text: str, found: str, use: str, expected: str) -> None:
    one = seen(text)
    at = one.text.index(found)
    edits = one.edits(Edit(Span(at, at + len(found)), use))
    assert apply_edits(text, edits) == expected


def test_an_edit_of_very_many_words_is_made_as_it_is() -> None:
    text = "satu\u00a0dua " * 200
    one = seen(text)
    (edit,) = one.edits(Edit(Span(0, len(one.text)), "tiga"))
    assert apply_edits(text, [edit]).strip() == "tiga"


@pytest.mark.parametrize("sign", "©®→✓●🗳×")
def test_a_sign_is_no_letter_so_that_a_text_with_it_is_plain(sign: str) -> None:
    assert fold(f"{sign} KPU Melati").plain


@pytest.mark.parametrize("character", ["é", "\u0301", "²", "Ⅷ", "Ⓐ", "🄰", "1\u20e3", "‿", "µ", "ª", "中", "\ud83d", "\ue000"])
def test_a_text_with_what_may_be_part_of_a_word_is_not_plain(character: str) -> None:
    assert not fold(f"{character} KPU Melati").plain


def test_what_expressions_count_among_the_characters_of_words_makes_no_text_plain() -> None:
    wordy = regex.compile(r"[\w\p{L}\p{M}\p{N}]")
    characters = filter(wordy.match, map(chr, range(0x80, sys.maxunicode + 1)))
    assert [one for one in characters if not one.isalnum() and one not in INVISIBLE and fold(one).plain] == []

"""The literals that a regular expression cannot match without."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.guideline import Guideline
from pesanlint.kinds.pattern import Pattern
from pesanlint.search.folding import Seen, beyond_ascii, fold
from pesanlint.search.necessary import _Tree, literals


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("pemilu", ["pemilu"]),
        ("(?:satu|dua) orang", ["dua orang", "satu orang"]),
        ("Rp[ .]?5", ["rp 5", "rp.5", "rp5"]),
        ("kotak.*suara", ["kotak", "suara"][:1]),
        (r"\bpasal\b(?= ayat)", ["pasal ayat"]),
        ("(?<=hari )senin", ["hari senin"]),
        ("(?<!hari )senin", ["senin"]),
        (r"(?P<tanda>[!?])(?P=tanda)", ["!!", "??"]),
        ("(?P<kata>anak|alat)[ ](?P=kata)", ["alat alat", "anak anak"]),
        (r"(anak|alat)(?:,[ ]|[ ])\1", ["alat alat", "alat, alat", "anak anak", "anak, anak"]),
        (r"(anak|alat)\w+ \1", [" alat", " anak"]),
        (r"(a|b)(c|d)\1\2", ["acac", "acad", "adac", "adad", "bcbc", "bcbd", "bdbc", "bdbd"]),
        ("“kami”", ['"kami"']),
        ("rapat(?: pleno)?|sidang|persidangan", ["rapat", "sidang"]),  # the others contain one of them
        ("(?:kami)+kita", ["kamikita"]),
        ("a{3}", ["aaa"]),
        ("[a-z]+, kabupaten ", [", kabupaten "]),  # 676 literals would hardly be rarer
    ],
)
def test_derived(pattern: str, expected: list[str]) -> None:
    assert list(literals(pattern, match_case=False).strings) == expected


@pytest.mark.parametrize("pattern", [r"\w+", "(?:satu)?", "satu|", "(?V1)(?f)strasse", r"\b", "[^a]", "(?=a)?", "é"])
def test_a_pattern_without_certain_literals_has_none(pattern: str) -> None:
    assert literals(pattern, match_case=False).strings == ()


def test_further_lists_of_required_literals() -> None:
    found = literals(r"(?:Senin|Selasa)\b.*(?= pukul|, jam)[^.]*\b(?:pagi|siang)", match_case=False)
    assert {found.strings, *found.further} == {("selasa", "senin"), (" pukul", ", jam"), ("pagi", "siang")}
    assert literals("antara.*anta", match_case=False).further == ()  # which the first implies


def test_a_reference_in_either_letter_case_repeats_no_letters() -> None:
    found = literals(r"(Anak|Alat)[ ](?i:\1)", match_case=True)
    assert (found.cased, list(found.strings)) == (False, ["alat alat", "alat anak", "anak alat", "anak anak"])


def test_nested_repetitions_yield_each_literal_once() -> None:
    tree = _Tree(r"(?:(?:(?:a\d*b\w*c){10}){10}){10}", match_case=False, plain_only=False, cased=False)
    assert 2 < len(tree._known.further) < 20


def test_classes_of_letters_count_in_plain_texts_only() -> None:
    found = literals(r"\p{L},\p{L}", match_case=True)
    assert found.plain_only
    assert ",b" in found.strings
    assert fold("é,é").plain is False


ATOMS = [
    "a",
    "K",
    "s",
    "i",
    "“",
    "-",
    "–",
    "'",
    " ",
    r"\u00a0",
    "é",
    "ſ",
    r"\d",
    r"\p{L}",
    r"\p{Lu}",
    r"\w",
    "[a-c]",
    "[^x]",
    "[,;é]",
    ".",
]
ALPHABET = "aAbkKsSi\u0130\u0131\u017f\u212axé5٣,;–—-'’“\" \u00a0\u00ad\u200bX."


def patterns() -> st.SearchStrategy[str]:
    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(
            several.map("".join),
            several.map(lambda parts: "(?:" + "|".join(parts) + ")"),
            st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,2}", "*?", "++"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
            st.tuples(st.sampled_from(["(?=", "(?<=", "(?!", "(?<!", "(?>", "(", "(?i:", "(?-i:"]), inner)
            .map("".join)
            .map(lambda p: p + ")"),
        )

    return st.recursive(st.sampled_from(ATOMS), grown, max_leaves=6)


@settings(max_examples=500)
@given(patterns(), st.text(ALPHABET, max_size=12), st.booleans())
def test_every_matching_text_contains_a_literal_of_each_list(pattern: str, text: str, match_case: bool) -> None:
    try:
        compiled = regex.compile(pattern, 0 if match_case else regex.IGNORECASE)
    except regex.error:
        return
    found = literals(pattern, match_case=match_case)
    text = Seen(text, beyond_ascii(text)).text
    folded = fold(text)
    if found.strings and compiled.search(text, timeout=5) and (folded.plain or not found.plain_only):
        for strings in (found.strings, *found.further):
            assert any(one in (folded.read if found.cased else folded.text) for one in strings)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"((?<=pak )budi) dan \1man", "pak budi dan budiman"),  # what stands before the group does not stand before it again
        (r"(?|(gedung)|(rumah)) \1", "gedung gedung"),
        (r"(?:(?P<x>gedung)|(?P<x>rumah)) (?P=x)", "gedung gedung"),
        ("(?f:strasse)", "straße"),
        ("abc\u0345def", "abcιdef"),
    ],
)
def test_no_match_is_lost(pattern: str, text: str) -> None:
    assert regex.search(pattern, text, regex.IGNORECASE)
    found = literals(pattern, match_case=False)
    assert all(any(one in fold(text).text for one in strings) for strings in (found.strings, *found.further) if strings)


def test_every_shipped_pattern_has_some(kpu: Guideline) -> None:
    slow = [rule.id for rule in kpu.rules if isinstance(rule, Pattern) and rule.is_slow() and not rule.as_written]
    assert slow == []  # patterns about blanks are searched only in texts with unusual ones

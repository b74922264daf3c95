from dataclasses import replace
from pathlib import Path

import pytest
import regex

from pesanlint.errors import RuleTimeout
from pesanlint.guideline import Guideline
from pesanlint.kinds import pattern as module
from pesanlint.kinds.pattern import Pattern
from pesanlint.spans import apply_edits


def rule(pattern: str, **keys) -> Pattern:
    return Pattern(id="uji.pola", kind="pattern", pattern=pattern, **keys)


def test_named_groups_fill_message_and_fix(matches) -> None:
    one = rule(r"(?P<angka>\d+) (?P<tanda>%)", use="{angka}{tanda}", safe=True)
    ((found, match),) = matches(one, "Naik 75 % lagi.")
    assert (found, match.values["angka"], match.fixes[0].edits[0].text, match.fixes[0].safe) == ("75 %", "75", "75%", True)
    assert one.mentions() >= {"found", "use", "angka", "tanda"}


def test_letter_case_counts_only_with_match_case(matches) -> None:
    assert len(matches(rule("pasal"), "Pasal dan pasal")) == 2
    assert len(matches(rule("pasal", match_case=True), "Pasal dan pasal")) == 1


@pytest.mark.parametrize(
    ("pattern", "use", "text", "written"),
    [
        (r"tetapi juga", "melainkan juga", "BUKAN HANYA KETUA TETAPI JUGA ANGGOTA", "MELAINKAN JUGA"),
        (r"ke- (?P<angka>\d+)", "ke-{angka}", "HUT KE- 80 RI", "KE-80"),
        (r"ke- (?P<angka>\d+)", "ke-{angka}", "HUT ke- 80 RI", "ke-80"),
        (r"(?<=abad )(?P<angka>\d+)", "ke-{angka}", "PADA ABAD 21", "KE-21"),
        (r"(?<=abad )(?P<angka>\d+)", "ke-{angka}", "PADA ABAD 21 INI", "KE-21"),
        (r"(?<=abad )(?P<angka>\d+)", "ke-{angka}", "Pada abad 21 KPU berdiri.", "ke-21"),
        (r"(?P<jenis>UU) no\. ", "{jenis} Nomor ", "UU NO. 7 TAHUN 2017", "UU NOMOR "),
        (r"(?P<jenis>UU) no\. ", "{jenis} Nomor ", "UU No. 7 Tahun 2017", "UU Nomor "),
        (r"(?P<kata>surat) 5 kilo", "{kata} Rp5 kg KTP-el", "SURAT 5 KILO", "SURAT Rp5 kg KTP-el"),
        (r"sesuai(?= jadwal)", "sesuai dengan", "Sesuai jadwal, rapat dimulai.", "Sesuai dengan"),
        (r"sesuai(?= jadwal)", "sesuai dengan", "Rapat dimulai. “Sesuai jadwal.”", "Sesuai dengan"),
        (r"sesuai(?= jadwal)", "sesuai dengan", "SESUAI JADWAL, RAPAT DIMULAI.", "SESUAI DENGAN"),
        (r"(?<=HUT )ke (?P<angka>\d+)", "ke-{angka}", "Rapat HUT Ke 80 dibuka.", "ke-80"),
    ],
)
def test_the_replacement_keeps_the_letter_case(matches, pattern: str, use: str, text: str, written: str) -> None:
    ((_, match),) = matches(rule(pattern, use=use), text)
    assert (match.values["use"], match.fixes[0].edits[0].text) == (written, written)


def test_where_case_counts_it_is_written_as_given(matches) -> None:
    ((_, match),) = matches(rule("PASAL", use="pasal", match_case=True), "PASAL 5")
    assert match.values["use"] == "pasal"


def test_blocks_are_searched_by_themselves(matches) -> None:
    assert matches(rule(r"satu\s+dua"), "satu", "dua") == []
    assert len(matches(rule(r"^dua$"), "satu", "dua")) == 1


def test_a_trigger_must_occur(matches) -> None:
    assert matches(rule(r"\d+", triggers_=("persen",)), "Ada 5 orang.") == []
    assert len(matches(rule(r"\d+", triggers_=("persen",)), "Ada 5 persen.")) == 1


def test_a_trigger_must_occur_in_the_block_also_beside_derived_literals(matches) -> None:
    gedung = rule("gedung", triggers_=("xyz",)).expanded(())
    assert gedung.literals
    assert len(matches(gedung, "Gedung satu.", "Gedung xyz dua.", "Xyz tiga.")) == 1


def test_exceptions_cover_correct_phrases(matches) -> None:
    assert matches(rule("tenang", except_=("masa tenang",)), "Masa tenang") == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("para Camat hadir", "camat"),
        ("para Kepala OPD hadir", "kepala OPD"),
        ("para Desa/Kelurahan hadir", "desa/kelurahan"),
        ("para Wakil Ketua I hadir", "wakil ketua I"),
    ],
)
def test_a_match_is_written_small(matches, text: str, written: str) -> None:
    ((_, match),) = matches(rule(r"(?<=para ).+(?= hadir)", small=True), text)
    (fix,) = match.fixes
    assert (match.values["use"], apply_edits(text, fix.edits), fix.safe) == (written, f"para {written} hadir", False)


def test_a_match_in_small_letters_or_in_capitals_stays(matches) -> None:
    assert matches(rule("camat|OPD", small=True), "para camat OPD") == []


@pytest.mark.parametrize("one", [rule("x*"), rule("ada", use="ada"), rule("kode")], ids=["empty", "same", "code"])
def test_empty_matches_unchanged_text_and_code_give_no_finding(matches, one: Pattern) -> None:
    assert matches(one, "ada", ("code", "kode")) == []


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"pattern": "(a"}, "tidak sah pada karakter ke-3: ada “.” yang tidak ditutup"),
        ({"pattern": "a)"}, "ada “.” yang tidak dibuka"),
        ({"pattern": "[a"}, "ada “.” yang tidak ditutup"),
        ({"pattern": "[z-a]"}, "terbalik"),
        ({"pattern": "*a"}, "tidak ada yang dapat diulang"),
        ({"pattern": r"\p{Foo}"}, "sifat Unicode"),
        ({"pattern": "(?z)a"}, "huruf sesudah"),
        ({"pattern": "a\\"}, "diakhiri garis miring"),
        ({"pattern": r"(a)\9"}, "kelompok yang dirujuk tidak ada"),
        ({"pattern": "(?P<1>a)"}, "nama kelompok hanya boleh"),
        ({"pattern": "a{3,2}"}, "bilangan pertama"),
        ({"pattern": "(" * 900 + "a" + ")" * 900}, "bersarang terlalu dalam"),
        ({"pattern": "a{99999999}"}, "Pengulangan dalam pola ini terlalu banyak"),
        ({"pattern": "(?:(?:a{1000}){1000}){1000}"}, "Pengulangan dalam pola ini terlalu banyak"),
        ({"pattern": "a", "use": "{b}"}, "kelompok “b” yang tidak ada"),
        ({"pattern": "a", "use": "b", "small": True}, "“small” dan “use” tidak dipakai bersama"),
        ({"pattern": "a" * 3000}, "melebihi 2000"),
    ],
)
def test_what_cannot_work_is_refused(keys: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Pattern(id="uji.pola", kind="pattern", **keys)


def test_a_pattern_without_end_is_stopped(matches, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.05)
    with pytest.raises(RuleTimeout, match="dihentikan"):
        matches(rule("(x+x+)+y"), "x" * 5000)


ODD = [
    r"(?P<a>x|y)(?P=a)\d{2,3}?",
    r"(?i:a)B(?<=\p{L}{2})",
    r"(?<a>q)(?1)|(?&a)",
    r"[[a-z]--[aeiou]]++(?V1)",
    r"(?:\X|\R){e<=1}",
    r"(?|(?P<n>a)|(?P<n>b))\m\w+\M",
]


@pytest.mark.parametrize("match_case", [False, True])
@pytest.mark.parametrize("pattern", ODD)
def test_a_cached_pattern_equals_the_compiled_one(pattern: str, match_case: bool) -> None:
    flags = 0 if match_case else regex.IGNORECASE
    assert is_the_same(rule(pattern, match_case=match_case), regex.compile(pattern, flags))


def test_all_shipped_patterns_equal_their_cached_ones(kpu: Guideline) -> None:
    patterns = [one for one in kpu.rules if isinstance(one, Pattern)]
    assert len(patterns) > 100
    assert all(is_the_same(one, regex.compile(one.pattern, 0 if one.match_case else regex.IGNORECASE)) for one in patterns)


def is_the_same(one: Pattern, plain: "regex.Pattern[str]") -> bool:
    """Whether a rule's pattern, restored from the cache, finds the same as the original."""
    kept = one.expanded(())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regex, "compile", {"": regex.compile("")}.__getitem__)  # to compile any other would fail
        made = kept.compiled()
    texts = ["", "xx12 AB ab bcd q xyz", (Path(__file__).parents[2] / "demo/rilis.txt").read_text("utf-8")]
    found = [[(m.span(), m.groupdict()) for m in pattern.finditer(text)] for pattern in (made, plain) for text in texts]
    return (made.flags, made.groupindex) == (plain.flags, plain.groupindex) and found[: len(texts)] == found[len(texts) :]


def test_one_of_another_installation_is_compiled_anew(matches) -> None:
    one = rule("pasal").expanded(())
    assert one.code[0]
    other = replace(one, code=("0", *one.code[1:-1], "damaged"))
    assert len(matches(other, "Pasal dan pasal")) == 2

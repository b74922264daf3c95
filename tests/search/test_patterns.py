"""Patterns of `regex`: the length of text that a pattern may search without a time limit."""

import time

import pytest

from pesanlint.search.beginnings import begins_with_number, distances, marks_at_start, numbers, places, strings_at_start
from pesanlint.search.patterns import compiled, harmless_length, matches, pickled, unpickled

ENDLESS = 50_000_000


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("rapat|sidang", ENDLESS, ENDLESS),
        (r"\b[A-Z]{2,5}\d?", ENDLESS, ENDLESS),
        (r"kata\d+", 5000, 10_000),
        (r"kata\d++", 5000, 10_000),  # never gone back into, yet tried from each place
        (r"(?<=\d+)kata", 5000, 10_000),
        (r"\w+ \w+", 300, 500),
        (r"(?:\w+ )+kata", 0, 0),
        (r"(?:a|b\d*)*c", 0, 0),
        (r"(?:[ ]\w+){1,3}", 50, 100),
        (r"(a+)\1", 0, 10_000),
        (r"(?(1)a|b)", 0, 0),  # not understood
    ],
)
def test_how_long_a_text_may_be(pattern: str, least: int, most: int) -> None:
    assert least <= harmless_length(pattern, match_case=True) <= most


@pytest.mark.parametrize(
    "pattern", [r"\w+x", r"\w+ \w+ \w+x", r"(?:\w{1,9} ){1,3}x", r"(?=\w+x)\w+y", r"[ab]*+a*x", r"(?<=\w*x)y"]
)
@pytest.mark.parametrize("text", ["a", "a ", "ab", "é"])
def test_texts_of_that_length_take_no_longer_than_the_limit(pattern: str, text: str) -> None:
    length = harmless_length(pattern, match_case=True)
    made = compiled(pattern, match_case=True)
    start = time.process_time()
    list(matches(made, text * (length // len(text)), harmless=length, seconds=1.0))
    assert time.process_time() - start < 20  # what takes the square of it, or twice the power, takes days


def test_a_longer_text_is_searched_within_the_limit() -> None:
    made = compiled(r"(?:a|aa)+b", match_case=True)
    with pytest.raises(TimeoutError):
        list(matches(made, "a" * 5000, harmless=0, seconds=0.05))


def test_a_pattern_restored_from_data_is_the_same() -> None:
    made = compiled(r"(?P<kata>\p{Lu}\w+)", match_case=True)
    again = unpickled(made.pattern, pickled(made))
    assert again is not None
    assert [m["kata"] for m in again.finditer("Rapat di Kota Melati")] == ["Rapat", "Kota", "Melati"]


@pytest.mark.parametrize("pattern", ["(a", "[a", "a{3,1}", r"\p{Apa}", "(" * 5000])
def test_an_invalid_pattern_has_an_indonesian_error(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"Pola ini tidak sah|Kurung dalam pola"):
        compiled(pattern, match_case=True)


BEGINNINGS = [
    (r"[ ](?P<dan>dan|serta)(?=[ ]\p{Ll}+)", {" dan ", " serta "}),  # with what a look ahead at the end requires
    (r"[ ]yang(?=[ ](?:akrab|biasa)\b)(?!x)", {" yang akrab", " yang biasa"}),
    (r"kota(?=,)(?:,[ ]\w+)", {"kota, "}),  # what follows tells more
    (r"kota(?=[ ]a)|desa(?=\w)", {"kota a", "desa"}),
    (r"kota(?=a|b|c|d|e|f|g|h|i|j|k|l|m)", {"kota"}),  # too many with it
    (r"(?<![\w-])(?:(?<=\bakan[ ])di[ ]|di[ ](?=\p{Ll}))(?P<kata>akses|uji)", {"di akses", "di uji"}),
    (r"\b[Nn]on(?:ASN)?", {"Non", "non"}),
    (r"[ ]{2,3}(?=\p{L})", {"  "}),
    (r"(?:ab){2}c", {"ababc"}),
    (r"(?:ab){2,}c", {"abab"}),
    (r"(?:ab|c){2}d", {"ab", "c"}),
    (r"(?:ab){0,2}c", {"ab", "c"}),
    (r"(?:ab)?", set()),  # nothing at all
    (r"(?:ab?|c\w)d", {"abd", "ad", "c"}),
    (r"ke|ke-", {"ke"}),  # the shorter one is the beginning of both
    (r"\w+ dan", set()),  # anything
    (r"(?:Hj?\. )?Budi", {"Hj. Budi", "H. Budi", "Budi"}),
    (r"Ketua \KBudi", {"Ketua Budi"}),  # it is tried where it reads from, before the match
    (r"(?i:ketua) Budi", set()),  # in any letter case
    (r"(?r)Budi", set()),
    (r"(?:a|b|c|d|e|f|g|h|i|j|k|l|m)", set()),  # too many to look for by themselves
    (r"(?<=Pada[ ][^,]+)[ ](?:a|b|c|d|e|f|g|h|i|j|k|l|m)", {f" {letter}" for letter in "abcdefghijklm"}),  # unless more dear
]


@pytest.mark.parametrize(("pattern", "expected"), BEGINNINGS, ids=[pattern for pattern, _ in BEGINNINGS])
def test_what_every_match_begins_with_is_read_off_a_pattern(pattern: str, expected: set[str]) -> None:
    assert strings_at_start(pattern, match_case=True) == expected


def test_without_regard_to_case_beginnings_are_folded() -> None:
    assert strings_at_start(r"(?<=\w)[ ]{2,3}(?=\p{L})", match_case=False) == {"  "}
    assert strings_at_start(r"\(2X", match_case=False) == {"(2x"}
    assert strings_at_start("Ke[ ]|“Kah|(?-i:DI)", match_case=False) == {"ke ", '"kah', "di"}
    assert not strings_at_start("σ", match_case=False)  # final sigma is folded to itself
    assert not strings_at_start("(?f)ss", match_case=False)  # sharp s


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"aa", "aaaaa"),  # none overlaps the one before
        (r"(?<=\w )di (?=\w)", "ia di di rumah di"),
        (r" (?:dan|serta)(?= \w)", "a dan b serta c dan"),
        (r"a(?:b|bc)", "abc ab a"),
        (r"a(?:b\K|bc)c", "abcabcc ac abc"),
        (r"(?<=\w)[ ]{2,3}(?=\w)", "a  b   c    d e  f"),
    ],
)
@pytest.mark.parametrize("harmless", [0, 1000])
def test_matches_are_the_same_where_only_the_beginnings_are_tried(pattern: str, text: str, harmless: int) -> None:
    made = compiled(pattern, match_case=True)
    by_search = [m.span() for m in made.finditer(text)]
    leaping = matches(made, text, harmless=harmless, seconds=5, places=places(text, strings_at_start(pattern, match_case=True)))
    assert strings_at_start(pattern, match_case=True)
    assert [m.span() for m in leaping] == by_search


def test_the_limit_holds_for_all_places_together() -> None:
    made = compiled(r"x(?:a|a)*b", match_case=True)
    with pytest.raises(TimeoutError):
        list(matches(made, ("x" + "a" * 24 + "c") * 50, harmless=0, seconds=0.05, places=range(0, 1300, 26)))


NUMBERS = [
    (r"(?<![\w.,])\d{1,3}(?=[ ]kg)", True),
    (r"(?<!\d)(?:[1-9]\d|20)", True),
    (r"(?:(?<!\w)|(?<=\bRp))(?P<a>\d+)", True),
    (r"(?<!\bNo[.])(?<![\w.])(?!20)(?:(?P<a>\d)x|5)", True),
    (r"\d{1,3}", False),  # may begin within a number
    (r"(?<!\D)\d", False),
    (r"(?<!\w\w)\d", False),
    (r"(?<!\d)\d?x", False),
    (r"(?<!\d)(?:\d|x)", False),
    (r"(?<=\d)\d", False),
    (r"(?<!\w)\w", False),
    (r"\b\d", True),
    (r"\B\d", False),
    (r"\b\d?x", False),
]


@pytest.mark.parametrize(("pattern", "expected"), NUMBERS, ids=[pattern for pattern, _ in NUMBERS])
def test_whether_every_match_begins_with_a_number(pattern: str, expected: bool) -> None:
    assert begins_with_number(pattern, match_case=True) is expected
    text = "7 Rp5000 50 kg, 207x 1.250 x No.9 a8 12x (20) 5"
    found = [m.span() for m in compiled(pattern, match_case=True).finditer(text)]
    if expected:
        made = compiled(pattern, match_case=True)
        assert [m.span() for m in matches(made, text, harmless=99, seconds=5, places=numbers(text))] == found


@pytest.mark.parametrize(
    ("pattern", "literals", "keys", "expected"),
    [
        ("ab", ["ab"], {}, (0,)),
        (r"\b(?:(us|them))\b", ["us", "them"], {}, (0,)),
        ("[a-z][.?]", [".", "?"], {}, (1,)),
        ("[^a]b", ["b"], {}, (1,)),
        (r"x\S?ab", ["ab"], {}, (1, 2)),
        ("x?ab", ["ab"], {}, (0, 1)),
        ("(?:^| )I(?= )", ["i "], {"match_case": False}, (0, 1)),
        ("(?:^| )I(?! )", ["i "], {"match_case": False}, ()),
        (r"(?<=a)b", ["a"], {}, ()),
        (r"\w+ab", ["ab"], {}, ()),
        (r"[^a]*b", ["b"], {}, ()),
        ("ab|ba", ["ab"], {}, ()),
        ("USxus", ["us"], {"cased": False}, (0,)),
        ("USxus", ["us"], {}, (3,)),
        ("(?r)ab", ["ab"], {}, ()),
        ("(?f)ss", ["ss"], {"match_case": False}, ()),
        ("a.b", ["b"], {}, ()),  # not understood
        ("[a", ["a"], {}, ()),
    ],
)
def test_how_far_literals_are_from_the_beginning(pattern: str, literals: list[str], keys: dict, expected: tuple) -> None:
    assert distances(pattern, literals, **{"match_case": True, "cased": True, **keys}) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[a-z][.?][A-Z]|[a-z][.] +", ((".", 1), ("?", 1))),
        ("ab|abc|xa", (("ab", 0), ("xa", 0))),
        ("[^.]{2}b", (("b", 2),)),
        (r"\d+x", ()),
        (r"a?\dx", (("a", 0), ("x", 1))),
        ("[.!]?x", (("!x", 0), (".x", 0), ("x", 0))),
        ("|".join("abcdefghijklm"), ()),  # too many
        ("(?i)ab", ()),
        (r"\b", ()),
    ],
)
def test_marks_at_the_beginning_of_a_match(pattern: str, expected: tuple) -> None:
    assert marks_at_start(pattern) == expected

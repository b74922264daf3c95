import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.authoring.validation import validate
from pesanlint.errors import WrongKey
from pesanlint.kinds.patterns import Patterns, Wording, _all, _by_turns
from pesanlint.search.joined import Joined


def rule(*wordings: Wording, **keys) -> Patterns:
    made = Patterns(id="uji.pola", kind="patterns", message="{use}", wordings=wordings, **keys)
    return made.expanded(set())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pakai hoax saja.", [("hoax", "hoaks")]),
        ("Pakai Hoax dan hoaxes.", [("Hoax", "hoaks")]),  # whole words only
        ("Berita hoax itu.", [("Berita hoax", "kabar bohong")]),  # the first that matches counts
    ],
)
def test_the_first_matching_expression_gives_the_replacement(matches, text: str, found: list) -> None:
    made = rule(Wording(not_="berita hoax", use=("kabar bohong",)), Wording(not_="hoax", use=("hoaks",)))
    assert [(one, match.values["use"]) for one, match in matches(made, text)] == found


def test_groups_and_references_keep_their_numbers(matches) -> None:
    made = rule(Wording(not_=r"(a)(b)", use=(r"\2\1",)), Wording(not_=r"(\w)x\1", use=(r"\1",)), border=False)
    assert [(one, match.values["use"]) for one, match in matches(made, "ab cxc dxe")] == [("ab", "ba"), ("cxc", "c")]


def test_escaped_brackets_do_not_count_as_groups(matches) -> None:
    made = rule(
        Wording(not_=r"(?<!\w)(?:a|[(])(?!\w)", use=("1",)), Wording(not_=r"(?P<x>b)\(", use=("2",)), Wording(not_="(c)", use=(r"\1\1",)),
        border=False,
    )  # fmt: skip
    assert [match.values["use"] for _, match in matches(made, "a b( c")] == ["1", "2", "cc"]


def test_exceptions_are_accepted(matches) -> None:
    made = rule(Wording(not_="java ?script", use=("JavaScript",), right="JavaScript|Javascript"))
    assert [one for one, _ in matches(made, "JavaScript, Javascript, java script, javascript")] == ["java script", "javascript"]


def test_exceptions_within_and_around(matches) -> None:
    made = rule(Wording(not_=r"\w*kpu\w*"), except_=("KPU", "kpu provinsi"))
    found = [one for one, _ in matches(made, "KPU, kpu, KPU Provinsi, Kpu Provinsi, kpud")]
    assert found == ["kpu", "kpud"]


def test_several_answers_are_for_a_person_to_choose(matches) -> None:
    made = rule(Wording(not_="utilize", use=("use", "apply")), safe=True)
    ((_, match),) = matches(made, "We utilize it.")
    assert [fix.edits[0].text for fix in match.fixes] == ["use", "apply"]
    assert not any(fix.safe for fix in match.fixes)


def test_unit_sentence_anchors_at_each_sentence(matches) -> None:
    made = rule(Wording(not_="^So"), unit="sentence", match_case=True)
    assert [m.span.start for _, m in matches(made, "So it is. So be it, So.")] == [0, 10]


@pytest.mark.parametrize("key", [{"wordings": (Wording(not_="("),)}, {"wordings": (Wording(not_="a"),), "except_": ("[",)}])
def test_an_invalid_expression_is_an_error(key: dict) -> None:
    with pytest.raises(WrongKey, match=r"tidak sah|ditutup"):
        Patterns(id="uji.pola", kind="patterns", **key)


@given(st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=5), st.text("ab ", max_size=12))
def test_a_joined_expression_finds_the_same_as_its_alternatives(parts: list[str], text: str) -> None:
    joined = Joined(parts, border=False, match_case=True)
    for m in joined.compiled.finditer(text):
        part = joined.part(m)
        assert m[0] == parts[part] == joined.group(m, part, 0)
        assert not any(text.startswith(one, m.start()) for one in parts[:part])


def test_keys_in_yaml() -> None:
    data = {"id": "a.b", "kind": "patterns", "wordings": [{"not": "x", "use": "y"}], "except": "z"}
    made = validate(Patterns, data, lambda *_: pytest.fail("a mistake"))
    assert (made.wordings[0].use, made.except_) == (("y",), ("z",))


PARTS = ("a", "ab", "b c", "(a)(b)?", "c+", r"\w+b", "^b", "b$", "(?:^|\\s)c", "(a|b) \\1")


@given(
    parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True),
    text=st.text("abc \n", max_size=20), border=st.booleans(),
)  # fmt: skip
def test_expressions_by_turns_match_as_all_at_once(parts: list[str], text: str, border: bool) -> None:
    joined = Joined(parts, border=border, match_case=True)
    apart = [Joined([part], border=border, match_case=True) for part in parts]
    at_once = [(index, m.span()) for index, m in _all(joined, joined.compiled, text, 100)]
    by_turns = [(index, m.span()) for index, m in _by_turns(range(len(parts)), apart.__getitem__, text, 100)]
    assert by_turns == at_once


@pytest.mark.parametrize("literal", [False, True])
@pytest.mark.parametrize(
    ("expressions", "keys", "text"),
    [
        (["utilize", r"a\s+number\s+of", "number"], {}, "A number of utilized numbers, a number of number: Utilize number"),
        (["ab", "abc", "bcd"], {"border": False}, "abcd bcd xabcab"),  # the first that is listed, and none within another
        (["[a-z][.?!] ?[A-Z]"], {"border": False, "match_case": True}, "one.Two? three! Four.five a.B.C"),
        (
            [r"(?:^|\s)I(?=\s)", r"(?:^|\s)I(?=,\s)", r"\bmy\b", r"\bI'm\b"],
            {"border": False},
            "I see, and I, my dear army, say i I’m Is",
        ),
        ([r"colou?r", r"(?:grey|gray)s?", "lorry"], {}, "Colors and greys, Colourful lorries, a Gray lorry"),
        ([r"\b[0-9]+(?:kB|MB)", r"\b[0-9]+(?:ms|s)"], {"border": False, "match_case": True}, "5kB in 17ms, x5kB 1.5s 5MB3s"),
        (["us", "we'(?:re|ve)", "ours?"], {}, "Us, bus, we’re ours; our_s us_ us-ours weüs"),
        (["(?i)shy", "Shy"], {"border": False, "match_case": True}, "SHY Shy ashy"),
        (["a(?=b)", "ab|ba"], {"border": False}, "abab"),
        ([r"[a-z]+nised?", "colour", "centre"], {}, "Organise the unionised colour centres, humanised colours; centre"),
        ([r"\w+ab", "abc", "bab"], {"border": False}, "xabab abc xababc"),  # one without a known distance
        ([r"(?:[^,]+,)+\s\w+\s(?:and|or)"], {"unit": "sentence"}, "A, b and c. D and e. For, or. F, g or h, i and j. And"),
        (["^so", "but$"], {"unit": "sentence", "border": False}, "So it is. So be it, but. But so. It but"),
        (
            ["[a-z][.] {2,}[A-Z]", "[a-z][.][A-Z]"],
            {"border": False, "match_case": True, "as_written": True},
            "a.  B c. D e.F  .G",
        ),
    ],
)
def test_the_same_is_found_with_literals_as_by_search(
    matches, expressions: list[str], keys: dict, text: str, literal: bool
) -> None:
    plain = Patterns(
        id="uji.pola", kind="patterns", message="{found}", literal=literal, wordings=tuple(map(Wording, expressions)), **keys
    )
    for one in (text, text.upper(), f"é {text} É", f"{text} {text}"):
        assert [(found, match.span) for found, match in matches(plain.expanded(set()), one)] == [
            (found, match.span) for found, match in matches(plain, one)
        ]


@pytest.mark.parametrize(
    ("expression", "keys", "whole"),
    [
        ("us|them", {}, ("them", "us")),
        ("us|them", {"border": False}, ()),
        (r"\bus\b", {"border": False}, ("us",)),
        (r"\bus", {"border": False}, ()),
        (r"\Bus\b", {"border": False}, ()),
        ("us+", {}, ()),
        (r"us\w*", {}, ()),
    ],
)
def test_literals_that_are_whole_words(expression: str, keys: dict, whole: tuple[str, ...]) -> None:
    made = rule(Wording(expression), **keys)
    assert tuple(one for one in made.literals[0] if made.is_whole(one)) == whole


def test_rules_about_headings_alone_need_no_common_literals() -> None:
    expression = Wording("[a-z][.]$")
    assert not rule(expression, border=False, match_case=True, blocks=("heading & ~attribute",)).literals
    assert rule(expression, border=False, match_case=True, blocks=("heading", "paragraph")).literals
    assert rule(Wording("synergy"), blocks=("heading",)).literals

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.authoring.marked import MAX_SIZE, parse, read
from pesanlint.errors import GuidelineError


def problems(text: str) -> list[str]:
    try:
        found = parse(text, "a.yaml").problems
    except GuidelineError as error:
        found = error.problems
    return [str(problem) for problem in found]


def test_scalars_stay_text() -> None:
    data = parse("a: no\nb: 1:30\nc: 2025-07-17\nd: ''\ne:\nf: [~, 0x1]", "a.yaml").data
    assert data == {"a": "no", "b": "1:30", "c": "2025-07-17", "d": "", "e": None, "f": ["~", "0x1"]}


def test_every_value_has_its_place() -> None:
    source = parse("title: A\nrules:\n  - id: b\n    swap: [{not: x, use: y}]\n", "a.yaml")
    assert str(source.problem(("rules", 0, "swap", 0, "use"), "!")) == "a.yaml:4:26: !"
    assert str(source.problem(("rules", 0, "swap", 0, "use"), "!", at_key=True)) == "a.yaml:4:21: !"
    assert str(source.problem(("rules", 0, "swap", 7, "use"), "!")) == "a.yaml:4:11: !"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a:\n\t- b\n", "a.yaml:2:1:", "spasi, bukan tab"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1:", "“a” sudah ada pada baris 1"),
        ("a: &x [1]\nb: *x\n", "a.yaml:1:4:", "Jangkar"),
        ("a: !!python/object:os.system x\n", "a.yaml:1:4:", "Tag"),
        ("a: [1, 2\nb: 3", "a.yaml:2:2:", "tidak ditutup"),
        ("a: b: c\n", "a.yaml:1:5:", "titik dua"),
        ("? [a]\n: b\n", "a.yaml:1:3:", "Kunci harus"),
        ("a: 'b\n", "a.yaml:2:1:", "tidak ditutup"),
        ("---\na: 1\n---\nb: 2\n", "a.yaml:3:1:", "satu dokumen YAML saja"),
        ("a:\n  - b\n\tc: d\n", "a.yaml:3:1:", "spasi, bukan tab"),
        ("a: [ , b]\n", "a.yaml:1:6:", "diharapkan nilai"),
        ("a: 1\nb: x\0y\n", "a.yaml:2:5:", "U+0000"),
        ("a: \x1b[31m\n", "a.yaml:1:4:", "U+001B"),
    ],
)
def test_what_is_not_plain_yaml_is_pointed_at(text: str, place: str, says: str) -> None:
    problem = problems(text)[0]
    assert problem.startswith(place)
    assert says in problem


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8)
    )
    assert problems(bomb)[0].startswith("a.yaml:1:4:")


@pytest.mark.parametrize("depth", [21, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    assert "lebih dalam daripada 20 tingkat" in problems("[" * depth + "]" * depth)[0]


def test_a_huge_file_is_refused(tmp_path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"# " + b"x" * MAX_SIZE)
    with pytest.raises(GuidelineError, match="lebih dari 1024 KiB"):
        read(tmp_path / "a.yaml")


def test_a_file_that_is_no_utf_8_is_refused_at_its_line(tmp_path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b\nc: \xff\n")
    with pytest.raises(GuidelineError, match=r"a\.yaml:2:1: Berkas ini bukan UTF-8"):
        read(tmp_path / "a.yaml")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from("[]{}:,-&*!|>'\"%@` \n\tab0#?~"), st.characters(codec="utf-8"))))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parse(text, "a.yaml")
    except GuidelineError as error:
        assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in error.problems)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('pattern: "\\bmobil dinas\\b"\n', "a.yaml:1:10:", "membaca “\\b” sebagai karakter kendali U+0008"),
        ('- x\n- "\\e[31m"\n', "a.yaml:2:3:", "tanda petik tunggal"),
        ('pattern: "\\d+"\n', "a.yaml:1:", "dengan tanda petik tunggal, misalnya '\\d+'"),
        ('use: "a\\0b"\n', "a.yaml:1:6:", "U+0000"),
        ('use: "a\\x9bb"\n', "a.yaml:1:6:", "U+009B"),
        ("use: a\u202eb\n", "a.yaml:1:6:", "U+202E"),
        ('use: "a\\u2028b"\n', "a.yaml:1:6:", "U+2028"),
        ('"a\\ab": x\n', "a.yaml:1:1:", "U+0007"),
        ('use: "a\\rb"\n', "a.yaml:1:6:", "U+000D"),
    ],
)
def test_controls_are_refused_in_every_text(text: str, place: str, says: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(place)
    assert says in problem


@pytest.mark.parametrize(
    ("text", "places", "data"),
    [
        ("a: x\0y\nb: 1\nb: 2\n", ["1:5", "3:1"], {"a": "xy", "b": "1"}),
        ("\x07a: x\x07\x07y\n\x1b  \nb: \x0c\n", ["1:1", "1:6", "1:7", "2:1", "3:4"], None),
        ("a:\x07 b: c\n", ["1:3", "1:6"], None),
        ('a: "\\b"\nb: x\u202ey\na: 3\n', ["1:4", "2:4", "3:1"], {"a": "", "b": "xy"}),
        ("a: 1\0", ["1:5"], {"a": "1"}),
        ('"a\\ab": 1\nab: 2\n', ["1:1", "2:1"], {"ab": "1"}),
        ("\0" * 21, ["1:1"], None),
    ],
)
def test_a_control_hides_no_other_mistake(text: str, places: list[str], data: object) -> None:
    assert [problem.split(" ")[0].removeprefix("a.yaml:").rstrip(":") for problem in problems(text)] == places
    if data is not None:
        assert parse(text, "a.yaml").data == data


def test_places_behind_a_control_are_those_of_the_file() -> None:
    source = parse("a: \x07b\nc: {\x07d: \x1be, f: g}\n", "a.yaml")
    assert str(source.problem(("c", "f"), "!")) == "a.yaml:2:16: !"
    assert str(source.problem(("c", "f"), "!", at_key=True)) == "a.yaml:2:13: !"
    assert str(source.problem(("c",), "!")) == "a.yaml:2:4: !"


def test_line_breaks_tabs_and_hard_blanks_are_no_controls() -> None:
    assert parse('a: "x\\n\\t\\u00a0y"\nb: |\n  c\n  d\n', "a.yaml").data == {"a": "x\n\t\u00a0y", "b": "c\nd\n"}

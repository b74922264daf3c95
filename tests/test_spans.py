"""Spans, lines and columns."""

import pytest

from pesanlint.spans import Edit, Lines, Position, Span, Utf16, apply_edits, joined, last_begun, lines, narrowed, widest

Pairs = list[tuple[int, int]]


def spans(pairs: Pairs) -> list[Span]:
    return [Span(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "covers"),
    [
        ((0, 4), (2, 6), True, False),
        ((0, 4), (4, 6), False, False),
        ((0, 4), (1, 3), True, True),
        ((0, 4), (0, 4), True, True),
        ((0, 4), (2, 2), True, True),
        ((0, 4), (4, 4), False, True),
        ((2, 2), (2, 2), True, True),
    ],
)
def test_two_spans(one: tuple[int, int], other: tuple[int, int], overlaps: bool, covers: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is Span(*other).overlaps(Span(*one)) is overlaps
    assert Span(*one).covers(Span(*other)) is covers


@pytest.mark.parametrize(
    ("given", "kept", "merged"),
    [
        ([(4, 6), (0, 2)], [(0, 2), (4, 6)], [(0, 2), (4, 6)]),
        ([(0, 6), (2, 4)], [(0, 6)], [(0, 6)]),
        ([(0, 4), (2, 6)], [(0, 4), (2, 6)], [(0, 6)]),
        ([(0, 2), (2, 4)], [(0, 2), (2, 4)], [(0, 2), (2, 4)]),
        ([(0, 2), (0, 4)], [(0, 4)], [(0, 4)]),
        ([], [], []),
    ],
)
def test_many_spans(given: Pairs, kept: Pairs, merged: Pairs) -> None:
    assert widest(spans(given)) == tuple(kept)
    assert joined(spans(given)) == tuple(merged)


@pytest.mark.parametrize(("offset", "found"), [(0, (-1, -1)), (1, (1, 3)), (4, (1, 3)), (5, (5, 6)), (9, (5, 6))])
def test_the_last_span_that_begins_before_an_offset(offset: int, found: tuple[int, int]) -> None:
    assert last_begun(spans([(1, 3), (5, 6)]), offset) == found


@pytest.mark.parametrize(
    ("span", "text", "narrow"),
    [
        ((0, 9), "diimbau.", ((2, 3), "")),
        ((0, 9), "dihimbau.", ((9, 9), "")),
        ((2, 3), "", ((2, 3), "")),
        ((2, 2), "x", ((2, 2), "x")),
    ],
)
def test_an_edit_without_what_it_does_not_change(span: tuple[int, int], text: str, narrow: tuple[tuple[int, int], str]) -> None:
    source = "dihimbau."
    edit = Edit(Span(*span), text)
    found = narrowed(edit, source)
    assert found == narrow
    assert apply_edits(source, [found]) == apply_edits(source, [edit])


@pytest.mark.parametrize("pairs", [[(0, 2), (1, 3)], [(0, 9)], [(2, 1)]])
def test_edits_that_cannot_be_applied(pairs: Pairs) -> None:
    with pytest.raises(ValueError, match="edit at"):
        apply_edits("abc", [Edit(span, "x") for span in spans(pairs)])


@pytest.mark.parametrize(("offset", "position"), [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2))])
def test_lines_and_columns(offset: int, position: tuple[int, int]) -> None:
    of_text = Lines("a\r\nb\nc\rd🗳")
    assert of_text.position(offset) == Position(*position)
    for start in range(offset + 1):
        assert of_text.positions(start, offset) == (*of_text.position(start), *position)


@pytest.mark.parametrize(
    ("source", "expected"),
    [("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\rb\n", ["a", "b"]), ("\n", [""]), ("", [])],
)
def test_the_lines_of_a_source(source: str, expected: list[str]) -> None:
    found = [source[slice(*span)] for span in lines(source)]
    assert found[: len(expected)] == expected
    of_numbers = Lines(source)
    assert [source[slice(*of_numbers.span(number))] for number in range(1, len(expected) + 1)] == expected


@pytest.mark.parametrize(("offset", "units"), [(0, 0), (1, 1), (2, 3), (3, 4)])
def test_offsets_in_utf_16(offset: int, units: int) -> None:
    assert Utf16("a🗳b").units(offset) == units

"""How English says who spoke."""

import pytest

from pesanlint.language.en import speaking


@pytest.mark.parametrize(
    ("behind", "end", "certain"),
    [
        (" said Jane Smith.", " said ", True),
        (" Jane Smith said.", " Jane Smith said", True),
        (", she added.", ", she added", True),
        (" the chair of the commission said on Tuesday.", " the chair of the commission said", False),
        (" said nobody.", " said ", False),
        (" was the motto.", None, False),
        (" Jane Smith left.", None, False),
        ("", None, False),
    ],
)
def test_what_follows_a_closing_mark(behind: str, end: str | None, certain: bool) -> None:
    text = f"”{behind}"
    assert speaking.attribution_end(text, 1) == (None if end is None else 1 + len(end))
    assert (speaking.attribution_end(text, 1, certain=True) is not None) is certain


@pytest.mark.parametrize(
    ("before", "introduces"),
    [
        ("The chair said, ", True),
        ("The chair said that ", True),
        ("According to her, ", True),
        ("It reads: ", True),
        ("It is ", False),
        ("", False),
    ],
)
def test_what_introduces_a_quotation(before: str, introduces: bool) -> None:
    assert speaking.introduces(before) is introduces


@pytest.mark.parametrize(
    ("before", "names"), [("a book called ", True), ("the programme, ", True), ("she was ", False), ("", False)]
)
def test_whether_the_name_of_a_work_follows(before: str, names: bool) -> None:
    assert speaking.introduces_title(before) is names

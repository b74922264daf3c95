"""Statements of a figure or a day, in the notation and the words of a language."""

import pytest

from pesanlint.language.languages import language
from pesanlint.language.statements import Statements


def statements(code: str) -> Statements:
    found = language(code).statements()
    assert found
    return found


@pytest.mark.parametrize(
    ("code", "figure", "value", "number", "written"),
    [
        ("id", "204.807.222", ("204807222", ""), "204,807,222", "204.807.222"),
        ("id", "3,5", ("3", "5"), "3.5", "3,5"),
        ("en", "204,807,222", ("204807222", ""), "204,807,222", "204,807,222"),
        ("en", "3.5", ("3", "5"), "3.5", "3.5"),
    ],
)
def test_figures(code: str, figure: str, value: tuple[str, str], number: str, written: str) -> None:
    language_of = statements(code)
    assert language_of.value(figure) == value
    assert language_of.written(number) == written


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" sebanyak 204.807.222 orang", "204.807.222"),
        (" (DPT) adalah 3,5 juta orang", "3,5 juta"),
        (": 12 orang", "12"),
        (" sekitar 100 orang", "100"),
        (" sebanyak 12:30 orang", None),
        (" sebanyak 17/7 orang", None),
        (" dan 12 orang", None),
    ],
)
def test_a_figure_after_its_thing(text: str, number: str | None) -> None:
    m = statements("id").figure_behind.match(text)
    assert (m and m["number"]) == number


@pytest.mark.parametrize(
    ("text", "number", "about"),
    [("ada 204.807.222 ", "204.807.222", None), ("ada sekitar 12 ", "12", "sekitar"), ("ada 12 orang ", None, None)],
)
def test_a_figure_before_its_thing(text: str, number: str | None, about: str | None) -> None:
    m = statements("id").figure_before.search(text)
    assert (m and m["number"], m and m["about"]) == (number, about)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("pemilih luar negeri", {"luar negeri"}),
        ("pemilih di luar negeri", {"luar negeri"}),
        ("pemilih di luar TPS khusus", {"di luar"}),
        ("pemilih di Jawa Barat", {"jawa barat"}),
        ("pemilih pada Pemilu 2019", {"pemilu 2019"}),
        ("pemilih", set()),
    ],
)
def test_limits_of_a_count(text: str, limits: set[str]) -> None:
    assert statements("id").limits(text) == limits

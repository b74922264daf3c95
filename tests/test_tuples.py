"""Named tuples made in less time are those of `typing` in every other respect."""

import copy
import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from pesanlint.tuples import NamedTuple

T = TypeVar("T")


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 2

    @property
    def sum(self) -> int:
        return self.x + self.y


class Usual(typing.NamedTuple):
    x: int
    y: int = 2


class Of(NamedTuple, Generic[T]):
    one: T


def test_they_behave_as_those_of_typing() -> None:
    one, usual = Point(1), Usual(1)
    assert one == usual
    assert repr(one) == repr(usual).replace("Usual", "Point")
    assert one._asdict() == usual._asdict()
    assert one._replace(x=5) == usual._replace(x=5)
    assert Point._make([3, 4]) == Usual._make([3, 4])
    assert Point(y=1, x=0) == (0, 1)
    for name in ("_fields", "_field_defaults", "__match_args__", "__slots__"):
        assert getattr(Point, name) == getattr(Usual, name)
    assert typing.get_type_hints(Point) == typing.get_type_hints(Usual)
    assert one.sum == 3
    assert not hasattr(one, "__dict__")


def test_they_are_copied_and_pickled() -> None:
    assert type(pickle.loads(pickle.dumps(Point(4)))) is Point
    assert pickle.loads(pickle.dumps(Point(4))) == copy.copy(Point(4)) == copy.deepcopy(Point(4)) == (4, 2)


@pytest.mark.parametrize(
    "wrong",
    [Point, lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point._make([1]), lambda: Point._make([1, 2, 3])],
)  # fmt: skip
def test_wrong_fields_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_an_unknown_field_is_not_replaced() -> None:
    with pytest.raises((ValueError, TypeError)):
        Point(1)._replace(z=2)  # type: ignore[call-arg]


def test_they_may_be_generic_and_have_any_number_of_fields() -> None:
    assert Of("a").one == "a"
    assert Of[int](1) == (1,)
    assert Many(*range(14)).n == 13


class Many(NamedTuple):
    """More fields than functions are compiled for."""

    a: int
    b: int
    c: int
    d: int
    e: int
    f: int
    g: int
    h: int
    i: int
    j: int
    k: int
    l: int  # noqa: E741
    m: int
    n: int

"""Records: dataclasses without generated code are created like any dataclass."""

import inspect
import pickle
import subprocess
import sys
import typing
from copy import copy
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from pesanlint.records import NamedTuple, Table, column, indices, made, record, replaced


@record()
class Place:
    name: str
    kind: str = "kota"
    tags: list[str] = made(list)


@record(kw_only=True)
class Named(Place):
    code: int

    def __post_init__(self) -> None:
        if self.code < 0:
            raise ValueError(self.code)


def test_fields_are_what_is_given_or_their_default() -> None:
    place, other = Place("Malang", tags=["a"]), Place("Batu", "kabupaten")
    assert (place.name, place.kind, place.tags) == ("Malang", "kota", ["a"])
    assert (other.name, other.kind, other.tags) == ("Batu", "kabupaten", [])
    assert other.tags is not Place("Blitar").tags
    named = Named("Malang", code=3573)
    assert (named.name, named.code, replace(named, code=1).code) == ("Malang", 3573, 1)
    assert replaced(named, code=1).code == 1
    for wrong in (lambda: Named("Malang", code=-1), lambda: replaced(named, code=-1)):
        with pytest.raises(ValueError, match="-1"):
            wrong()


def test_a_record_is_a_dataclass_for_those_who_ask() -> None:
    assert is_dataclass(Named)
    assert [(one.name, one.type, one.kw_only) for one in fields(Named)] == [
        ("name", str, False), ("kind", str, False), ("tags", list[str], False), ("code", int, True)
    ]  # fmt: skip
    assert asdict(Named("Malang", code=3573)) == {"name": "Malang", "kind": "kota", "tags": [], "code": 3573}


def test_dataclasses_are_imported_by_those_who_ask_only() -> None:
    code = "import sys; from pesanlint.desk.desk import Desk; Desk(); sys.exit('dataclasses' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("kind", "given", "named"),
    [
        (Place, (), {}),
        (Place, ("Malang",), {"name": "Batu"}),
        (Place, ("Malang",), {"size": 3}),
        (Place, ("Malang", "kota", [], "x"), {}),
        (Named, ("Malang",), {}),
        (Named, ("Malang", "kota", [], 3573), {}),
    ],
    ids=["nothing", "twice", "no such field", "too many", "one is missing", "by name only"],
)
def test_what_does_not_fit_is_refused(kind: type, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        kind(*given, **named)


# --- Named tuples ------------------------------------------------------------------------------------------------------------


class Stop(NamedTuple):
    """A place on a route."""

    name: str
    minutes: int = 0
    """Minutes of waiting."""
    tags: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        return self.minutes > 10

    @classmethod
    def of(cls, line: str) -> "Stop":
        return cls(*line.split(",")[:1])


class Standard(typing.NamedTuple):
    name: str
    minutes: int = 0
    tags: tuple[str, ...] = ()


Of = typing.TypeVar("Of")


class Pair(NamedTuple, typing.Generic[Of]):
    first: Of
    second: Of


def test_a_named_tuple_is_what_typing_makes() -> None:
    ours: Any = Stop
    for one, standard in zip(
        (Stop("Malang"), Stop("Batu", minutes=12), ours._make(("Blitar", 1, ("a",))), Stop("Malang")._replace(minutes=3)),
        (Standard("Malang"), Standard("Batu", minutes=12), Standard("Blitar", 1, ("a",)), Standard("Malang", 3)),
        strict=True,
    ):
        assert one == standard
        assert (repr(one), one._asdict()) == (repr(standard).replace("Standard", "Stop"), standard._asdict())
        assert (one.name, one[1], one.tags, *one) == (standard.name, standard[1], standard.tags, *standard)
        assert pickle.loads(pickle.dumps(one)) == copy(one) == one
        assert type(copy(one)) is Stop
    assert (ours._fields, ours._field_defaults, ours.__match_args__) == (
        Standard._fields, Standard._field_defaults, Standard.__match_args__
    )  # fmt: skip
    assert inspect.signature(Stop).parameters.keys() == inspect.signature(Standard).parameters.keys()
    assert (Stop("Batu", 12).is_long, Stop.of("Batu,3"), Stop.__doc__) == (True, Stop("Batu"), "A place on a route.")
    assert (Pair[int](1, 2), Pair(second="b", first="a")) == ((1, 2), ("a", "b"))
    match Stop("Batu", 3):
        case Stop(name, minutes=3):
            assert name == "Batu"
    for one in (Stop("Batu"), Pair(1, 2)):
        assert not hasattr(one, "__dict__")
        with pytest.raises(AttributeError):
            one.size = 3  # type: ignore[attr-defined, union-attr]
        with pytest.raises(AttributeError):
            setattr(one, type(one)._fields[0], 3)


@pytest.mark.parametrize("given", [((), {}), (("a", 1, (), 4), {}), (("a",), {"name": "b"}), (("a",), {"size": 3})])
def test_what_does_not_fit_a_named_tuple_is_refused(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    with pytest.raises(TypeError, match=r"^Stop\.__new__\(\) "):
        Stop(*given[0], **given[1])
    with pytest.raises(TypeError):
        Stop("a")._replace(size=3)


def test_a_validator_takes_a_named_tuple() -> None:
    assert TypeAdapter(tuple[Stop, ...]).validate_python([["Batu", 3]]) == (Stop("Batu", 3),)
    with pytest.raises(ValidationError):
        TypeAdapter(Stop).validate_python(["Batu", "x"])


@record()
class Word:
    """A record with defaults of both sorts."""

    text: str
    tags: tuple[str, ...] = ("x",)
    seen: list[str] = made(list)


def test_a_table_has_the_records_of_its_columns() -> None:
    table: Table[Word] = Table(Word, 3, {"text": ("a", "b", "c")})
    assert len(table) == 3
    assert [one.text for one in table] == ["a", "b", "c"]
    assert [one.text for one in table[1:]] == ["b", "c"]
    assert (table[-1].text, table[0].tags, table[0].seen) == ("c", ("x",), [])
    assert table[1] is table[1]
    assert table[1].seen is not table[0].seen
    with pytest.raises(IndexError):
        table[3]


@pytest.mark.parametrize("records", [Table(Word, 2, {"text": ("a", "b")}), (Word("a"), Word("b"))])
def test_a_column_has_the_values_of_a_field(records: Any) -> None:
    assert list(column(records, "text")) == ["a", "b"]
    assert list(column(records, "tags")) == [("x",), ("x",)]


def test_indices_are_told_by_their_values() -> None:
    assert indices("abca") == {"a": [0, 3], "b": [1], "c": [2]}

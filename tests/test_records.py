"""Records: dataclasses without generated code are created like any dataclass."""

import subprocess
import sys
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

import pytest

from pesanlint.records import made, record, replaced


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

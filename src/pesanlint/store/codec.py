"""Encodes a guideline as plain data, and decodes it; builds only classes of a guideline, and runs none of their code.

Most of a guideline is text: what has only texts, numbers and tuples of them is decoded as it is, without a look at its items.
Everything else is a list that begins with its type. Tables, which have hundreds of entries, are encoded by column.
"""

import datetime as dt
from collections import deque
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import repeat
from pathlib import Path
from typing import Any

from pesanlint.finding import Level
from pesanlint.guideline.config import Config
from pesanlint.guideline.guideline import Layer
from pesanlint.kinds import KINDS
from pesanlint.records import MISSING, Table, default, fields, is_record

_LEFT_OUT = frozenset(["examples"])
"""Fields that no check reads."""

DAMAGED = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, ImportError, RecursionError, OSError, ArithmeticError,
    EOFError, MemoryError,
)  # fmt: skip
"""The exceptions that decoding foreign or damaged data may raise."""


def encoded(value: Any) -> Any:
    """A value as data for `marshal`."""
    match value:
        case Level():
            return ["level", value.value]
        case None | str() | bytes() | bool() | int() | float():
            return value
        case tuple():
            if value and is_record(value[0]) and len(set(map(type, value))) == 1:
                return ["records", *_columns(value)]
            items = tuple(map(encoded, value))
            return ["tuple", items] if list in map(type, items) else items
        case Table():
            return encoded(tuple(value))
        case list():
            return ["list", encoded(tuple(value))]
        case dict():
            return ["dict", encoded(tuple(value)), encoded(tuple(value.values()))]
        case dt.date():
            return ["date", value.isoformat()]
        case Path():
            return ["path", str(value)]
    from decimal import Decimal

    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    return ["record", *_columns((value,))]


def _columns(records: tuple[Any, ...]) -> tuple[str, int, dict[str, Any]]:
    """The name of the class of some records, their number, and the values of each field that has not its default everywhere."""
    own = type(records[0])
    columns = {}
    for name, field in fields(own).items():
        values, usual = tuple([getattr(one, name) for one in records]), default(field)
        if name not in _LEFT_OUT and any(value != usual for value in values):
            columns[name] = encoded(values)
    return f"{own.__module__}:{own.__qualname__}", len(records), columns


_MANY = 100
"""Records; of more, a text needs few."""


class Decoder:
    """Decodes data. Only classes of a guideline are instantiated, and none of their code runs.

    Args:
        by_entry: whether the records of large tables are made when they are asked for, as checks do.
    """

    def __init__(self, *, by_entry: bool = False) -> None:
        self._makers: dict[str, Callable[[int, dict[str, Any]], Sequence[Any]]] = {}
        self._by_entry = by_entry

    def decode(self, value: Any) -> Any:
        """The value that was encoded."""
        if type(value) is not list:
            return value
        match value:
            case ["record", str(name), 1, columns]:
                return self._maker(name)(1, columns)[0]
            case ["records", str(name), count, columns]:
                return self._maker(name)(count, columns)
            case ["tuple", items]:
                return tuple(map(self.decode, items))
            case ["list", items]:
                return list(self.decode(items))
            case ["dict", keys, values]:
                return dict(zip(self.decode(keys), self.decode(values), strict=True))
            case [("level" | "date" | "path" | "decimal") as name, str(text)]:
                return _OF_TEXT[name](text)
        raise ValueError(value)

    def _maker(self, name: str) -> Callable[[int, dict[str, Any]], Sequence[Any]]:
        """A function that builds instances of a class of a guideline, field by field, because a start builds thousands.

        Raises:
            ValueError: it is not a class of a guideline.
        """
        if name in self._makers:
            return self._makers[name]
        made, decode, new = _class(name), self.decode, object.__new__
        every = [(name, default(field), getattr(made, name).__set__) for name, field in fields(made).items()]

        def one(columns: dict[str, Any]) -> Any:
            instance = new(made)
            for name, usual, put in every:
                if name in columns:
                    (value,) = decode(columns[name])
                    put(instance, value)
                elif usual is MISSING:
                    raise ValueError(name)
                else:
                    put(instance, usual)
            return instance

        def make(count: int, columns: dict[str, Any]) -> Sequence[Any]:
            if count == 1:  # as each rule is: the loops of C below take longer to begin than to run once
                return (one(columns),)
            if self._by_entry and count > _MANY:
                return by_entry(count, columns)
            instances = tuple(map(new, repeat(made, count)))
            for name, usual, put in every:
                if name in columns:
                    values = decode(columns[name])
                    if len(values) != count:
                        raise ValueError(name)
                    deque(map(put, instances, values), 0)
                elif usual is MISSING:
                    raise ValueError(name)
                else:
                    deque(map(put, instances, repeat(usual)), 0)
            return instances

        def by_entry(count: int, columns: dict[str, Any]) -> Table[Any]:
            decoded = {name: decode(columns[name]) for name, _, _ in every if name in columns}
            required = {name for name, usual, _ in every if usual is MISSING}
            if not required <= decoded.keys() or any(len(values) != count for values in decoded.values()):
                raise ValueError(name)
            return Table(made, count, decoded)

        self._makers[name] = make
        return make


def _decimal(text: str) -> Any:
    from decimal import Decimal  # only guidelines with figures need it

    return Decimal(text)


_OF_TEXT: dict[str, Callable[[str], Any]] = {"level": Level, "date": dt.date.fromisoformat, "path": Path, "decimal": _decimal}


_MODULES = frozenset(f"pesanlint.kinds.{kind}" for kind in KINDS) | {
    Config.__module__,
    Layer.__module__,
    "pesanlint.rule",
    "pesanlint.desk.desk",
    "pesanlint.desk.roster",
    "pesanlint.desk.facts",
}
"""The modules with classes of a guideline."""


def _class(name: str) -> Any:
    """The class of a guideline with the given name.

    Raises:
        ValueError: there is no such class.
    """
    module, _, own = name.partition(":")
    if module not in _MODULES:
        raise ValueError(name)
    found = getattr(import_module(module), own)
    if not isinstance(found, type) or not is_record(found):
        raise ValueError(name)
    return found

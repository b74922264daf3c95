"""Records: dataclasses and named tuples without generated code, which a start need not compile.

`dataclasses` imports `inspect`, and generates and compiles `__init__`, `__eq__`, `__repr__` and the freezing methods: up to a
millisecond for each class. To whoever asks for its fields, as the validator and `dataclasses.replace` do, a record is a
dataclass. `typing.NamedTuple` takes a tenth of a millisecond for each of the sixty classes that one file needs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")
MISSING: Any = type("Missing", (), {})()
"""The default of a field without one."""


class Made:
    """A default that is made for each record."""

    __slots__ = ("factory",)

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def made(factory: Callable[[], T]) -> T:
    """The default of a field that is made for each record."""
    return Made(factory)  # type: ignore[return-value]


@dataclass_transform(eq_default=False, frozen_default=True)
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a class one of records with slots, which compare by identity and are immutable to the type checker only."""

    def of(cls: type[T]) -> type[T]:
        given, inherited = vars(cls), getattr(cls, "__record_fields__", {})
        own = {name: given.get(name, MISSING) for name, hint in given.get("__annotations__", {}).items() if _is_field(hint)}
        namespace = {name: value for name, value in given.items() if name not in (*own, "__dict__", "__weakref__")}
        namespace["__slots__"] = tuple(name for name in own if name not in inherited)
        namespace["__record_fields__"] = inherited | own
        namespace["__record_positional__"] = (*getattr(cls, "__record_positional__", ()), *(() if kw_only else own))
        namespace |= {"__init__": _init, "__qualname__": cls.__qualname__, "__dataclass_fields__": _DataclassFields()}
        made: type[T] = type.__call__(type(cls), cls.__name__, cls.__bases__, namespace)
        return made

    return of


def _is_field(hint: object) -> bool:
    return hint is not ClassVar and getattr(hint, "__origin__", None) is not ClassVar


def _init(self: Any, *given: Any, **named: Any) -> None:
    """Set every field to its argument or its default.

    Raises:
        TypeError: a field has neither, or an argument is unknown or given twice.
    """
    values = dict(zip(self.__record_positional__, given, strict=False)) | named
    if len(values) < len(given) + len(named) or not values.keys() <= self.__record_fields__.keys():
        raise TypeError(f"{type(self).__name__} does not take {given} and {named}")
    for name, default in self.__record_fields__.items():
        if name in values:
            setattr(self, name, values[name])
        elif default is MISSING:
            raise TypeError(f"{type(self).__name__} needs {name}")
        else:
            setattr(self, name, default.factory() if type(default) is Made else default)
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def is_record(value: object) -> bool:
    """Whether a value is a record or a class of records."""
    return hasattr(value, "__record_fields__")


def fields(cls: type) -> Mapping[str, Any]:
    """The fields of a class of records, in order, each with its default."""
    found: Mapping[str, Any] = cls.__record_fields__  # type: ignore[attr-defined]
    return found


def default(given: Any) -> Any:
    """The value of a default."""
    return given.factory() if type(given) is Made else given


def replaced(one: T, **changes: Any) -> T:
    """A record with other values in some fields."""
    return type(one)(**{name: getattr(one, name) for name in fields(type(one))} | changes)


class Table(Sequence[T]):
    """Records of one class by column; each is made when it is asked for."""

    def __init__(self, cls: type[T], count: int, columns: Mapping[str, Sequence[Any]]) -> None:
        self._cls, self._count, self._columns = cls, count, columns
        self._made: dict[int, T] = {}

    def column(self, name: str) -> Sequence[Any]:
        """The values of a field."""
        return self._columns[name] if name in self._columns else (default(fields(self._cls)[name]),) * self._count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple([self[one] for one in range(*at.indices(self._count))])
        if (at := range(self._count)[at]) not in self._made:
            self._made[at] = one = object.__new__(self._cls)
            for name, given in fields(self._cls).items():
                setattr(one, name, self._columns[name][at] if name in self._columns else default(given))
        return self._made[at]


def column(records: Sequence[Any], name: str) -> Sequence[Any]:
    """The values of a field of some records; those of a table are not made."""
    return records.column(name) if isinstance(records, Table) else [getattr(one, name) for one in records]


def indices(values: Iterable[T]) -> dict[T, list[int]]:
    """The indices of each value."""
    found: dict[T, list[int]] = {}
    for at, value in enumerate(values):
        found.setdefault(value, []).append(at)
    return found


class _DataclassFields:
    """What `dataclasses` asks a class for, made when it is asked for."""

    def __get__(self, instance: object, owner: type) -> Any:
        from dataclasses import dataclass, field

        own = fields(owner)
        hints = {name: hint for cls in reversed(owner.__mro__) for name, hint in vars(cls).get("__annotations__", {}).items()}
        namespace: dict[str, Any] = {"__annotations__": {name: hints[name] for name in own}, "__module__": owner.__module__}
        for name, given in own.items():
            is_by_name = name not in owner.__record_positional__  # type: ignore[attr-defined]
            if type(given) is Made:
                namespace[name] = field(kw_only=is_by_name, default_factory=given.factory)
            elif given is MISSING:
                namespace[name] = field(kw_only=is_by_name)
            else:
                namespace[name] = field(kw_only=is_by_name, default=given)
        twin: Any = dataclass(init=False, eq=False, repr=False)(type(owner.__name__, (), namespace))
        owner.__dataclass_fields__ = twin.__dataclass_fields__  # type: ignore[attr-defined]
        return twin.__dataclass_fields__


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter

    @cache
    def _new(count: int) -> CodeType:
        """The code of `__new__` for a number of fields, shared by all classes with as many."""
        names = ", ".join(f"_{at}" for at in range(count))
        return eval(f"lambda _cls, {names}: _tuple_new(_cls, ({names},))", {}).__code__  # noqa: S307  as `collections` does

    class _Named(type):
        """Makes the classes of named tuples from their annotations."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if any(type(base) is cls for base in bases):
                names = tuple(namespace["__annotations__"])
                defaults = {one: namespace[one] for one in names if one in namespace}
                called = f"{namespace['__qualname__']}.__new__"
                code = _new(len(names)).replace(co_varnames=("_cls", *names), co_name="__new__", co_qualname=called)
                namespace |= {one: _tuplegetter(at, None) for at, one in enumerate(names)}
                namespace |= {"_fields": names, "__match_args__": names, "_field_defaults": defaults}
                namespace["__new__"] = FunctionType(code, _NEW, "__new__", tuple(defaults.values()))
            return super().__new__(cls, name, bases, {"__slots__": ()} | namespace)

    _NEW = {"_tuple_new": tuple.__new__}

    class NamedTuple(tuple, metaclass=_Named):
        """`typing.NamedTuple` with the same methods; a class of named tuples has no subclasses."""

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Any:
            return cls(*values)

        def _replace(self, **changes: Any) -> Any:
            return type(self)(**dict(zip(self._fields, self, strict=True)) | changes)

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

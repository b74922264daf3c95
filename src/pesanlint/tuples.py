"""Named tuples, each made in a third of the time of `typing.NamedTuple`, which compiles a function for every class.

A start makes some sixty. Here each class takes a function compiled with this module for its number of fields, with the names of
its own fields. To the type checker they are those of `typing`.
"""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 14):  # which evaluates annotations when they are asked for
    from typing import NamedTuple
else:
    from _collections import _tuplegetter as getter
    from types import FunctionType

    new = tuple.__new__

    def _makers() -> Iterable[Callable[..., Any]]:
        """A function for each number of fields."""
        yield lambda cls: new(cls, ())
        yield lambda cls, a: new(cls, (a,))
        yield lambda cls, a, b: new(cls, (a, b))
        yield lambda cls, a, b, c: new(cls, (a, b, c))
        yield lambda cls, a, b, c, d: new(cls, (a, b, c, d))
        yield lambda cls, a, b, c, d, e: new(cls, (a, b, c, d, e))
        yield lambda cls, a, b, c, d, e, f: new(cls, (a, b, c, d, e, f))
        yield lambda cls, a, b, c, d, e, f, g: new(cls, (a, b, c, d, e, f, g))
        yield lambda cls, a, b, c, d, e, f, g, h: new(cls, (a, b, c, d, e, f, g, h))
        yield lambda cls, a, b, c, d, e, f, g, h, i: new(cls, (a, b, c, d, e, f, g, h, i))
        yield lambda cls, a, b, c, d, e, f, g, h, i, j: new(cls, (a, b, c, d, e, f, g, h, i, j))
        yield lambda cls, a, b, c, d, e, f, g, h, i, j, k: new(cls, (a, b, c, d, e, f, g, h, i, j, k))
        yield lambda cls, a, b, c, d, e, f, g, h, i, j, k, m: new(cls, (a, b, c, d, e, f, g, h, i, j, k, m))

    _MAKERS = tuple(_makers())

    def _make(cls: Any, iterable: Iterable[Any]) -> Any:
        made = new(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
        return made

    def _replace(self: Any, /, **changes: Any) -> Any:
        made = self._make([changes.pop(name, value) for name, value in zip(self._fields, self, strict=True)])
        if changes:
            raise ValueError(f"{type(self).__name__} has no {list(changes)}")
        return made

    def _asked(self: Any) -> tuple[Any, ...]:
        return tuple(self)

    def _asdict(self: Any) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _shown(self: Any) -> str:
        named = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"

    _COMMON = {
        "__slots__": (), "_make": classmethod(_make), "_replace": _replace, "_asdict": _asdict, "__repr__": _shown,
        "__getnewargs__": _asked,
    }  # fmt: skip

    class _Named(type):
        """Turns a class statement into a class of tuples."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
            fields = tuple(namespace.get("__annotations__", ()))
            if len(fields) >= len(_MAKERS):
                from typing import NamedTuple as Usual

                (made,) = Usual.__mro_entries__((Usual,))
                return type(made)(name, (made, *bases[1:]), namespace)
            defaults = {field: namespace[field] for field in fields if field in namespace}
            maker = _MAKERS[len(fields)]
            code = maker.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__")
            own = {
                "_fields": fields, "_field_defaults": defaults, "__match_args__": fields,
                "__new__": FunctionType(code, maker.__globals__, "__new__", tuple(defaults.values())),
            }  # fmt: skip
            own.update([(field, getter(at, None)) for at, field in enumerate(fields)])
            return type(name, (tuple, *bases[1:]), {**_COMMON, **namespace, **own})

    class NamedTuple:
        """The base of a class of tuples; the class itself has `tuple` as its base."""

        def __mro_entries__(self, _bases: tuple[Any, ...]) -> tuple[type]:
            return (_BASE,)

    NamedTuple = NamedTuple()
    _BASE = type.__new__(_Named, "NamedTuple", (), {})

__all__ = ["NamedTuple"]

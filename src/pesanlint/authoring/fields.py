"""Declare dataclasses that the guideline loader reads from YAML. Only the loader imports the validator (pydantic)."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Annotated, Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False) -> Callable[[type[_Class]], type[_Class]]:
    """Make a class a dataclass that compares by identity and is immutable to the type checker only.

    `dataclass` generates and compiles `__init__`, `__eq__`, `__repr__` and the freezing methods. That takes up to a
    millisecond for each class at every start, and objects from the cache need none of them.
    """

    def made(cls: type[_Class]) -> type[_Class]:
        cls.__init__ = _init  # type: ignore[method-assign]
        return dataclass(init=False, slots=True, kw_only=kw_only, eq=False, repr=False)(cls)

    return made


def _init(self: Any, *given: Any, **named: Any) -> None:
    """Set every field to its argument or its default.

    Raises:
        TypeError: a field has neither, or an argument is unknown or given twice.
    """
    own = fields(self)
    in_order = dict(zip((one.name for one in own if not one.kw_only), given, strict=False))
    values = in_order | named
    if len(values) < len(given) + len(named) or not values.keys() <= {one.name for one in own}:
        raise TypeError(f"{type(self).__name__} does not take {given} and {named}")
    for one in own:
        if one.name in values:
            setattr(self, one.name, values[one.name])
        elif one.default_factory is not MISSING:
            setattr(self, one.name, one.default_factory())
        elif one.default is not MISSING:
            setattr(self, one.name, one.default)
        else:
            raise TypeError(f"{type(self).__name__} needs {one.name}")
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def yaml_key(name: str) -> str:
    """Return the YAML key of a field: `not` for `not_`, since `not` is a keyword of Python."""
    return name.rstrip("_")


STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True, "alias_generator": yaml_key}
"""Pydantic settings of our dataclasses: unknown keys are refused, and the strings below the fields document the keys."""


class OneOrMany:
    """Accepts one word where a list of words is expected. Used by the validator only."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(
            lambda given: [given] if isinstance(given, str) else given, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


class Bare:
    """Refuses a word or phrase in quotation marks, which would become part of it. Used by the validator only."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def bare(words: tuple[str, ...]) -> tuple[str, ...]:
            for word in words:
                if len(word) > 2 and word[0] + word[-1] in _PAIRS and not _MARKS.intersection(word[1:-1]):
                    raise ValueError(
                        f"Tanda petik pada {word} menjadi bagian istilahnya; tulis {word[1:-1]} tanpa tanda petik itu."
                    )
            return words

        return core_schema.no_info_after_validator_function(bare, handler(source))


_PAIRS = frozenset(["“”", "„“", "„”", "””", "‘’", "’’", "«»", '""'])
_MARKS = frozenset('“”„‘«»"')

Words = Annotated[tuple[str, ...], OneOrMany(), Bare()]
"""One word or phrase, or a list of them."""


class SetByLoader:
    """Marks a field that the loader sets and YAML may not. Used by the validator only."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def refuse(given: object) -> None:
            raise PydanticCustomError("set_by_loader", "")

        return core_schema.no_info_plain_validator_function(refuse)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from pydantic_core import PydanticOmit

        raise PydanticOmit


class Positive:
    """Accepts a number of 1 or more. Used by the validator only."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def positive(number: int) -> int:
            if number < 1:
                raise ValueError("Bilangan ini harus 1 atau lebih.")
            return number

        return core_schema.no_info_after_validator_function(positive, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        return {**handler(schema), "minimum": 1}

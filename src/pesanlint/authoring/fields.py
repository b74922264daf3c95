"""Declare what the guideline loader reads from YAML. Only the loader imports the validator (pydantic)."""

from typing import Annotated, Any

from pesanlint.records import record

__all__ = ["STRICT", "Bare", "OneOrMany", "Positive", "SetByLoader", "Words", "record", "yaml_key"]


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

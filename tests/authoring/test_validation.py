import pytest
from pydantic_core import SchemaError

from pesanlint.authoring import validation


def test_an_interrupt_that_the_validator_turns_into_an_error_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(message: str):
        def build(wanted: type) -> None:
            raise SchemaError(message)

        return build

    class Wanted:
        pass

    monkeypatch.setattr(validation, "TypeAdapter", interrupted('Error building "enum" validator:\n  KeyboardInterrupt: '))
    with pytest.raises(KeyboardInterrupt):
        validation.validate(Wanted, {}, lambda *_: None)
    monkeypatch.setattr(validation, "TypeAdapter", interrupted("Unknown schema"))
    with pytest.raises(SchemaError):
        validation.validate(Wanted, {}, lambda *_: None)

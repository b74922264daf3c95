"""Rules of Vale that extend another rule: `extends: Style.Rule`."""

from collections.abc import Iterable
from typing import Any

from pesanlint.dialects.vale.keys import Data
from pesanlint.dialects.vale.scopes import CannotError


def overlaid(parent: Data, child: Data) -> Data:
    """Return a rule that extends another one: its keys replace the other's, `key+` adds to them, `key-` removes.

    Raises:
        CannotError: the change of a key is not supported.
    """
    made = dict(parent)
    for key, value in child.items():
        base = key.rstrip("+-")
        if key == "extends":
            continue
        if base == key:
            made[key] = value
            continue
        have = made.get(base)
        try:
            made[base] = _edited(have, value, add=key.endswith("+"))
        except (TypeError, KeyError, ValueError):
            raise CannotError(f"“{key}” tidak cocok dengan “{base}” pada aturan induknya") from None
    return made


def _edited(have: Any, value: Any, *, add: bool) -> Any:
    if isinstance(have, list) and isinstance(value, list):
        if add:
            return [*have, *value]
        kept = list(have)
        for one in value:
            kept.remove(one)
        return kept
    if isinstance(have, dict) and add and isinstance(value, dict):
        return {**have, **value}
    if isinstance(have, dict) and not add and isinstance(value, Iterable):
        kept_keys = dict(have)
        for one in value:
            del kept_keys[one]
        return kept_keys
    raise TypeError(have)

"""Evaluates the conditions of sections in `.vale.ini`: `.Meta.published == false or .Path startsWith "drafts/"`.

What a front matter does not have is nothing, and nothing is false.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<field>\??\.[A-Za-z_]\w*|\[)|(?P<word>[A-Za-z_]\w*)|(?P<sign>==|!=|<=|>=|&&|\|\||[<>!(),\]]))"
)
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "in": lambda a, b: a in (b or ()),
    "contains": lambda a, b: b in a,
    "startsWith": lambda a, b: a.startswith(b),
    "endsWith": lambda a, b: a.endswith(b),
    "matches": lambda a, b: re.search(b, a[:1000]) is not None,
}
_NAMES = {"true": True, "false": False, "nil": None}
_FIELDS = ("Path", "Dir", "Name", "Ext", "Meta")


def holds(condition: str, path: str, meta: Mapping[str, Any]) -> bool:
    """Whether a condition holds for a file; one that compares what cannot be compared does not.

    Args:
        condition: the condition, which `is_valid`.
        path: the path of the file.
        meta: its front matter.
    """
    place = PurePosixPath(path)
    fields = {"Path": _Path(path), "Dir": _Path(place.parent), "Name": place.name, "Ext": place.suffix, "Meta": dict(meta)}
    try:
        return bool(_Evaluation(_tokens(condition), fields).whole())
    except (ValueError, TypeError, AttributeError, re.error):
        return False


def is_valid(condition: str) -> bool:
    """Whether a condition can be evaluated here."""
    try:
        _Evaluation(_tokens(condition), None).whole()
    except ValueError:
        return False
    return True


@lru_cache(maxsize=256)
def _tokens(condition: str) -> Sequence[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(condition.rstrip()):
        if not (m := _TOKEN.match(condition, at)) or m.lastgroup is None:
            raise ValueError(condition)
        found.append((m.lastgroup, m[m.lastgroup]))
        at = m.end()
    return tuple(found)


class _Path(str):
    """A path, of which conditions may name the end from any folder's name on, as globs of sections do."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and any(one == other for one in self._ends())

    def startswith(self, prefix: Any, *_: Any) -> bool:
        """Whether the path, or its end from any folder's name on, begins so."""
        return any(str.startswith(one, prefix) for one in self._ends())

    def _ends(self) -> list[str]:
        parts = str.__str__(self).split("/")
        return ["/".join(parts[at:]) for at in range(len(parts))]


class _Evaluation:
    """Evaluates by descent.

    Args:
        tokens: sorts and texts of the condition's words and signs.
        fields: what is known of the file; None if only the form of the condition matters.
    """

    def __init__(self, tokens: Sequence[tuple[str, str]], fields: Mapping[str, Any] | None) -> None:
        self._tokens, self._fields = tokens, fields
        self._at = 0

    def whole(self) -> Any:
        """The value of the condition.

        Raises:
            ValueError: the condition is invalid.
        """
        value = self._any()
        if self._at < len(self._tokens):
            raise ValueError(self._tokens[self._at])
        return value

    def _next(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _takes(self, *texts: str) -> str:
        text = self._next()
        if text in texts and text and self._tokens[self._at][0] != "text":
            self._at += 1
            return text
        return ""

    def _any(self) -> Any:
        value = self._all()
        while self._takes("or", "||"):
            other = self._all()
            value = value or other
        return value

    def _all(self) -> Any:
        value = self._negated()
        while self._takes("and", "&&"):
            other = self._negated()
            value = value and other
        return value

    def _negated(self) -> Any:
        if self._takes("not", "!"):
            return not self._negated()
        value = self._value()
        is_not = self._takes("not")
        if sign := self._takes(*_COMPARED):
            other = self._value()
            if self._fields is None:
                return False
            try:
                return _COMPARED[sign](value, other) != bool(is_not)
            except (TypeError, AttributeError):
                return bool(is_not)
        if is_not:
            raise ValueError(is_not)
        return value

    def _value(self) -> Any:
        if self._at >= len(self._tokens):
            raise ValueError("ends")
        sort, text = self._tokens[self._at]
        self._at += 1
        if sort == "text":
            return re.sub(r"\\(.)", r"\1", text[1:-1])
        if sort == "number":
            return float(text) if "." in text else int(text)
        if text == "(":
            value = self._any()
            if not self._takes(")"):
                raise ValueError(text)
            return value
        if text == "[":
            values: list[Any] = []
            while not self._takes("]"):
                values.append(self._any())
                self._takes(",")
            return values
        if sort == "field":
            return self._field(text.lstrip("?."))
        if text in _NAMES:
            return _NAMES[text]
        raise ValueError(text)

    def _field(self, name: str) -> Any:
        if name not in _FIELDS:
            raise ValueError(name)
        value = self._fields[name] if self._fields else None
        while self._at < len(self._tokens) and self._tokens[self._at][0] == "field":
            key = self._next().lstrip("?.")
            self._at += 1
            if key == "[":
                key = self._value()
                if not self._takes("]"):
                    raise ValueError(key)
            value = value.get(key) if isinstance(value, dict) else None
        return value

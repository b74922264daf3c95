"""Determines the kind of a paragraph by its own properties and those of its style."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pesanlint.document import BlockKind
from pesanlint.readers.word.package import W, WordPackage

if TYPE_CHECKING:
    from lxml.etree import _Element

# The names of built-in styles are English in every edition of Word; only their ids are localised (Judul1, Überschrift1).
_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "quote": "blockquote",
    "intense quote": "blockquote",
    "html preformatted": "code",
    "source code": "code",
}
_DIGITS = {*"0123456789"}
"""Word has nine levels, and one more digit for a paragraph that is not a heading."""
_LONGEST_LINE = 50
"""Maximum number of styles that are based on each other."""


class Styles:
    """The paragraph styles of a Word file."""

    def __init__(self, package: WordPackage) -> None:
        name = package.only("styles")
        root = package.xml(name) if name else None
        styles = list(root.iterchildren(f"{W}style")) if root is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}
        self._defaults = {
            style.get(f"{W}type", ""): style.get(f"{W}styleId", "")
            for style in styles
            if style.get(f"{W}default") in ("1", "true", "on")
        }
        self._default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._kinds: dict[str, tuple[BlockKind, int]] = {}
        self._toggles: dict[tuple[str, str], bool] = {}

    def kind(self, properties: "_Element | None") -> tuple[BlockKind, int]:
        """The kind of the paragraph with the given properties (`w:pPr`), and its outline level from 0; 9 without a level."""
        if properties is None:
            return "paragraph", 9
        kind, level = self._of_style(_value(properties, "pStyle"))
        if (own := _level(properties)) is not None:
            kind, level = ("heading", own) if own < 9 and kind != "title" else (kind, own)
        number = _value(properties, "numPr/w:numId")
        if number and kind in ("paragraph", "list-item"):
            kind = "paragraph" if number == "0" else "list-item"
        return kind, level

    def is_contents(self, properties: "_Element | None") -> bool:
        """Whether the paragraph is an entry of a table of contents, which repeats the headings."""
        style = self._styles.get(_value(properties, "pStyle")) if properties is not None else None
        name = _value(style, "name").lower() if style is not None else ""
        return name == "table of figures" or (name.startswith("toc ") and name[4:].isdigit())

    def has(self, toggle: str, paragraph: "_Element | None", run: "_Element | None") -> bool:
        """Whether a toggle property (`vanish`, `caps`) is on for a run in a paragraph, given the properties of both.

        The run's own property decides, then the document's defaults; otherwise the styles of run and paragraph toggle each
        other (ECMA-376 part 1, 17.7.3)."""
        if run is not None and (own := _said(run, toggle)) is not None:
            return own
        by_paragraph = self._by_style(toggle, self._style("paragraph", paragraph, "pStyle"))
        by_run = self._by_style(toggle, self._style("character", run, "rStyle"))
        by_default = self._default is not None and bool(_said(self._default, toggle))
        return by_default or by_paragraph != by_run

    def _style(self, type: str, properties: "_Element | None", key: str) -> str:
        """The id of the style in the properties, or of the default style."""
        return (_value(properties, key) if properties is not None else "") or self._defaults.get(type, "")

    def _by_style(self, toggle: str, id: str) -> bool:
        """The value of a toggle property in a style or the styles on which it is based."""
        key = toggle, id
        if key not in self._toggles:
            said = (_said(properties, toggle) for style in self._line(id) for properties in style.iterchildren(f"{W}rPr"))
            self._toggles[key] = next((own for own in said if own is not None), False)
        return self._toggles[key]

    def _of_style(self, id: str) -> tuple[BlockKind, int]:
        """The kind and level by a style or the styles on which it is based."""
        if id not in self._kinds:
            self._kinds[id] = self._read(id)
        return self._kinds[id]

    def _read(self, id: str) -> tuple[BlockKind, int]:
        kind: BlockKind = "paragraph"
        base = id
        for style in self._line(id):
            name = _value(style, "name").lower()
            if name in _KINDS:
                return _KINDS[name], 9
            if name.startswith("heading ") and name[8:] in _DIGITS:
                return "heading", int(name[8:]) - 1
            properties = style.find(f"{W}pPr")
            if properties is not None:
                level = _level(properties)
                if level is not None and level < 9:
                    return "heading", level
                if _value(properties, "numPr/w:numId") not in ("", "0"):
                    kind = "list-item"
            base = _value(style, "basedOn")
        # A file without styles (some programs write none) still says "Heading1".
        bare = base.lower().removesuffix("1")
        return (bare, 0) if bare in ("title", "heading") else (kind, 9)  # type: ignore[return-value]

    def _line(self, key: str) -> Iterator["_Element"]:
        """A style and the styles on which it is based, up to a number that no legitimate file exceeds."""
        for _ in range(_LONGEST_LINE):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            key = _value(style, "basedOn")


def _value(element: "_Element", path: str) -> str:
    found = element.find(f"{W}{path}".replace("w:", W))
    return "" if found is None else found.get(f"{W}val", "")


def _said(properties: "_Element", toggle: str) -> bool | None:
    found = properties.find(f"{W}{toggle}")
    return None if found is None else found.get(f"{W}val", "true") not in ("0", "false", "off")


def _level(properties: "_Element") -> int | None:
    value = _value(properties, "outlineLvl")
    return int(value) if value in _DIGITS else None

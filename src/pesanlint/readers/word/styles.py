"""What kind of block a paragraph is, by its own properties and its style's."""

from typing import TYPE_CHECKING

from pesanlint.document import BlockKind
from pesanlint.readers.word.package import W, WordPackage

if TYPE_CHECKING:
    from lxml.etree import _Element

# The names of built-in styles are English in every edition of Word; only their ids are translated (Judul1, Überschrift1).
_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "quote": "blockquote",
    "intense quote": "blockquote",
    "html preformatted": "code",
    "source code": "code",
}
_DIGITS = {*"0123456789"}
"""Word has nine levels, and one digit for a paragraph that is no heading."""


class Styles:
    """The paragraph styles of a Word file."""

    def __init__(self, package: WordPackage) -> None:
        name = package.only("styles")
        styles = package.xml(name).iterchildren(f"{W}style") if name else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}
        self._kinds: dict[str, tuple[BlockKind, int]] = {}

    def kind(self, properties: "_Element | None") -> tuple[BlockKind, int]:
        """The kind of the paragraph with these properties (`w:pPr`), and its outline level from 0; 9 where it has none."""
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
        """Whether the paragraph is an entry of a table of contents, which says again what headings say."""
        style = self._styles.get(_value(properties, "pStyle")) if properties is not None else None
        name = _value(style, "name").lower() if style is not None else ""
        return name == "table of figures" or (name.startswith("toc ") and name[4:].isdigit())

    def _of_style(self, id: str) -> tuple[BlockKind, int]:
        """The kind and level that a style gives, or the styles that it is based on."""
        if id not in self._kinds:
            self._kinds[id] = ("paragraph", 9)  # ends a circle of styles
            self._kinds[id] = self._read(id)
        return self._kinds[id]

    def _read(self, id: str) -> tuple[BlockKind, int]:
        style = self._styles.get(id)
        if style is None:
            # A file without styles (some programs write none) still says "Heading1".
            name, base = id.lower().removesuffix("1"), ("paragraph", 9)
            return (name, 0) if name in ("title", "heading") else base  # type: ignore[return-value]
        name = _value(style, "name").lower()
        if name in _KINDS:
            return _KINDS[name], 9
        if name.startswith("heading ") and name[8:] in _DIGITS:
            return "heading", int(name[8:]) - 1
        properties = style.find(f"{W}pPr")
        level = _level(properties) if properties is not None else None
        if level is not None and level < 9:
            return "heading", level
        kind, level = self._of_style(_value(style, "basedOn"))
        if kind == "paragraph" and properties is not None and _value(properties, "numPr/w:numId") not in ("", "0"):
            kind = "list-item"
        return kind, level


def _value(element: "_Element", path: str) -> str:
    found = element.find(f"{W}{path}".replace("w:", W))
    return "" if found is None else found.get(f"{W}val", "")


def _level(properties: "_Element") -> int | None:
    value = _value(properties, "outlineLvl")
    return int(value) if value in _DIGITS else None

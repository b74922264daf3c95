"""The parts of a Word file and their relationships (ECMA-376, part 2: Open Packaging Conventions)."""

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from pesanlint.errors import ReadError
from pesanlint.readers.archives import Archive
from pesanlint.readers.limits import Limits
from pesanlint.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
# In reading order: the text, its notes, then the headers and footers of pages.
_STORIES = ("footnotes", "endnotes", "header", "footer")
_BROKEN = "Berkas ini bukan dokumen Word yang utuh: {}. Buka di Word, simpan kembali sebagai .docx, lalu periksa kembali."


class Relationship(NamedTuple):
    """The reference of one part to another: an id, the last word of the type (`comments`, `header`), the name of the target."""

    id: str
    type: str
    target: str


class WordPackage:
    """A Word file in memory. The XML of each part is parsed once and may be changed in place.

    Raises:
        ReadError: the file is broken or refused.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.archive = Archive(data, limits)
        self._roots: dict[str, _Element] = {}
        self.main = next((r.target for r in self.related("") if r.type == "officeDocument"), "")
        if self.main not in self.archive or CONTENT_TYPES not in self.archive:
            raise ReadError(_BROKEN.format("bagian utamanya atau daftar jenis isinya tidak ada"))
        if self.xml(self.main).tag != f"{W}document":
            raise ReadError(_BROKEN.format("bentuk “Strict Open XML” atau bentuk lain yang tidak dikenal"))

    def xml(self, name: str) -> "_Element":
        """The root element of a part.

        Raises:
            KeyError: there is no such part.
            ReadError: it is not XML, or refused.
        """
        if name not in self._roots:
            self._roots[name] = self.archive.xml(name)
        return self._roots[name]

    @property
    def stories(self) -> list[str]:
        """The names of the parts with prose, the main text first, each once."""
        related = self.related(self.main)
        names = [self.main, *(r.target for story in _STORIES for r in related if r.type == story)]
        return [name for name in dict.fromkeys(names) if name in self.archive]

    def diagrams(self, name: str) -> list[str]:
        """The names of the parts with the data of a part's SmartArt diagrams, each once."""
        keys = dict.fromkeys(element.get(_DATA, "") for element in self.xml(name).iter(f"{_DIAGRAM}relIds"))
        targets = {r.id: r.target for r in self.related(name)} if keys else {}
        return [name for key in keys if (name := targets.get(key, "")) in self.archive]

    def only(self, type: str) -> str | None:
        """The name of the part to which the main text has a relationship of a type (`styles`, `comments`); None without it."""
        return next((r.target for r in self.related(self.main) if r.type == type and r.target in self.archive), None)

    def related(self, name: str) -> list[Relationship]:
        """The relationships of a part within the package; the name "" means the package itself."""
        rels = relationships_of(name)
        if rels not in self.archive:
            return []
        folder = posixpath.dirname(name)
        return [
            Relationship(
                element.get("Id", ""),
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))[1:],
            )
            for element in self.xml(rels).iterchildren(f"{RELATIONSHIPS}Relationship")
            if element.get("TargetMode") != "External"
        ]

    @cached_property
    def is_signed(self) -> bool:
        """Whether the file has a digital signature."""
        return any(r.type == "origin" for r in self.related("")) or any(n.startswith("_xmlsignatures/") for n in self.archive)


def relationships_of(name: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")

"""Fields: codes and their results between marks (ECMA-376 part 1, 17.16.18). Any mark may be missing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from pesanlint.readers.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

MARK = f"{W}fldChar"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_APART = [f"{W}tc", f"{W}txbxContent", f"{W}footnote", f"{W}endnote", f"{_MC}Choice", f"{_MC}Fallback"]
"""Elements that contain a field completely or not at all."""
_GONE = {f"{W}del", f"{W}moveFrom"}


def matched(root: "_Element") -> dict["_Element", str]:
    """The marks of complete fields under an element → their types (begin, separate, end).

    A mark without its partner, for example because that is deleted, is ignored.
    """
    whole: dict[_Element, str] = {}
    if next(root.iter(MARK), None) is None:
        return whole
    open_fields: list[list[list[_Element]]] = [[]]  # for each nested element of `_APART`, the marks of its open fields
    walk = etree.iterwalk(root, events=("start", "end"), tag=[MARK, *_APART, *_GONE])
    for event, element in walk:
        if element.tag in _APART:
            if event == "start":
                open_fields.append([])
            else:
                open_fields.pop()
        elif element.tag in _GONE:
            walk.skip_subtree()
        elif event == "start":
            _see(element, open_fields[-1], whole)
    return whole


def _see(mark: "_Element", fields: list[list["_Element"]], whole: dict["_Element", str]) -> None:
    match mark.get(f"{W}fldCharType"):
        case "begin":
            fields.append([mark])
        case "separate" if fields and len(fields[-1]) == 1:
            fields[-1].append(mark)
        case "end" if fields:
            begin, *separate = fields.pop()
            whole |= {begin: "begin", **dict.fromkeys(separate, "separate"), mark: "end"}


class Fields:
    """The open fields at the current position of a walk through a part."""

    def __init__(self, whole: Mapping["_Element", str]) -> None:
        self._whole = whole
        self._in_result: list[bool] = []

    def apart(self) -> "Fields":
        """The open fields at the beginning of an independent part, such as a text box: none."""
        return Fields(self._whole)

    def see(self, mark: "_Element") -> None:
        """Process a mark. One whose begin mark was in unread text is ignored."""
        match self._whole.get(mark):
            case "begin":
                self._in_result.append(False)
            case "separate" if self._in_result:
                self._in_result[-1] = True
            case "end" if self._in_result:
                self._in_result.pop()

    def __bool__(self) -> bool:
        return bool(self._in_result)

    @property
    def hides(self) -> bool:
        """Whether text at this position is not shown: it is the result of a field within the code of another field.

        Codes themselves are not text (`w:instrText`). Text directly within a code shows that the marks are wrong, so it is
        shown."""
        return bool(self._in_result) and self._in_result[-1] and not all(self._in_result)

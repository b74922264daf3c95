"""Fields: codes and their results between marks (ECMA-376 part 1, 17.16.18), of which any may be missing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from pesanlint.readers.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

MARK = f"{W}fldChar"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_APART = [f"{W}tc", f"{W}txbxContent", f"{W}footnote", f"{W}endnote", f"{_MC}Choice", f"{_MC}Fallback"]
"""What a field cannot begin in and end behind."""
_GONE = {f"{W}del", f"{W}moveFrom"}


def matched(root: "_Element") -> dict["_Element", str]:
    """The marks of whole fields under an element, each with its type (begin, separate, end).

    A mark that lacks its partner, such as one whose partner is deleted, is as if it were not there.
    """
    whole: dict[_Element, str] = {}
    if next(root.iter(MARK), None) is None:
        return whole
    open_fields: list[list[list[_Element]]] = [[]]  # for each place apart, the marks of each open field
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
    """The fields that are open at a point of the walk through a part."""

    def __init__(self, whole: Mapping["_Element", str]) -> None:
        self._whole = whole
        self._in_result: list[bool] = []

    def apart(self) -> "Fields":
        """Those that are open in what stands apart, such as a text box: none."""
        return Fields(self._whole)

    def see(self, mark: "_Element") -> None:
        """Pass a mark. One whose beginning stood in what is not read is as if it were not there."""
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
        """Whether text here is not shown: the result of a field that another field's code is put together from.

        Codes themselves are no text (`w:instrText`). Text amid a code shows that the marks were not meant so.
        """
        return bool(self._in_result) and self._in_result[-1] and not all(self._in_result)

"""Read and write TBX (ISO 30042), XML of termbases: version 2 with `tig` and `ntig`, version 3 in both its styles, DCA and DCT.

This is our own reader, because `administrativeStatus` is decisive, and existing converters lose it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from pesanlint.exchange.entry import Entry, ExchangeError
from pesanlint.inputs import MIB
from pesanlint.records import NamedTuple

LARGEST = 128 * MIB
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES, _LANGUAGES = ("termEntry", "conceptEntry"), ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_AVOID = frozenset(("deprecated", "superseded", "notrecommended", "obsolete", "forbidden", "rejected", "donotuse"))
_ADMITTED = frozenset(("admitted", "acceptable", "allowed"))
PREFERRED, ADMITTED, DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"


class Read(NamedTuple):
    """Entries of a termbase in one language, its languages, and descriptions (Indonesian) of skipped parts."""

    entries: tuple[Entry, ...]
    languages: tuple[str, ...]
    lost: tuple[str, ...]


def read(data: bytes, language: str = "") -> Read:
    """Return the entries of a termbase.

    Args:
        data: the file.
        language: the code of the language to read, such as `id`; by default its first one.

    Raises:
        ExchangeError: it is not TBX, or does not have the language.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(f"TBX ini bukan XML yang sah: {error.msg}.") from None
    if _name(root) not in ("martif", "tbx", "TBX"):
        raise ExchangeError(f"Berkas ini bukan TBX: unsur akarnya “{_name(root)}”, bukan martif atau tbx.")
    concepts = [one for one in root.iter(etree.Element) if _name(one) in _ENTRIES]
    languages = list(dict.fromkeys(code for one in concepts for code, _ in _by_language(one)))
    if not languages:
        raise ExchangeError("TBX ini tidak memuat istilah.")
    wanted = language or languages[0]
    if not any(_is(code, wanted) for code in languages):
        raise ExchangeError(f"TBX ini tidak memuat bahasa “{wanted}”. Yang ada: {', '.join(languages)}.")
    entries, unmarked = [], 0
    for concept in concepts:
        made, without_status = _entry(concept, wanted)
        if made:
            entries.append(made)
            unmarked += without_status
    others = [code for code in languages if not _is(code, wanted)]
    lost = [f"Bahasa lain tidak ikut: {', '.join(others)}. Pilih dengan --language."] if others else []
    if unmarked:
        lost.append(f"{unmarked} istilah tanpa administrativeStatus dianggap boleh dipakai.")
    return Read(tuple(entries), tuple(languages), tuple(lost))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _prose(element: etree._Element) -> str:
    """Return all text in an element, with plain blanks."""
    return " ".join("".join(map(str, element.itertext())).split())


def _is(code: str, wanted: str) -> bool:
    return code.lower() == wanted.lower() or code.lower().partition("-")[0] == wanted.lower()


def _by_language(concept: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for one in concept:
        if _name(one) in _LANGUAGES:
            yield str(one.get(_LANG) or one.get("lang") or ""), one


def _entry(concept: etree._Element, wanted: str) -> tuple[Entry | None, int]:
    """Return the entry of a concept in a language, and the number of its terms without a status."""
    preferred: list[str] = []
    admitted: list[str] = []
    avoid: list[str] = []
    unmarked = 0
    sections = [section for code, section in _by_language(concept) if _is(code, wanted)]
    for section in sections:
        for one in section.iter(etree.Element):
            if _name(one) not in _TERMS:
                continue
            term = next((_prose(e) for e in one.iter(etree.Element) if _name(e) == "term"), "")
            if not term:
                continue
            status = _status(one)
            unmarked += not status
            words = avoid if status in _AVOID else admitted if status in _ADMITTED else preferred
            words.append(term)
    if not (preferred or admitted or avoid):
        return None, 0
    note = _text([concept, *sections], "note")
    use = tuple(dict.fromkeys([*preferred, *admitted]))
    return Entry(tuple(dict.fromkeys(avoid)), use, source=_text([concept, *sections], "source"), note=note), unmarked


def _status(section: etree._Element) -> str:
    """Return the status of a term in lower case without its suffix; "" if it has none."""
    for one in section.iter(etree.Element):
        kind = one.get("type") or _name(one)
        if kind in ("administrativeStatus", "normativeAuthorization"):
            value = _prose(one).lower()
            return value.removesuffix("-admn-sts").removesuffix("term").replace("-", "").replace("_", "")
    return ""


def _text(elements: Sequence[etree._Element], name: str) -> str:
    """Return the first text with the name that is a child of one of some elements, or in a group there."""
    for element in elements:
        for one in element.iter(etree.Element):
            if _name(one) == name or one.get("type") == name:
                return _prose(one)
    return ""


def write(entries: Sequence[Entry], *, version: int = 3, style: str = "dca", language: str = "id") -> bytes:
    """Return a termbase with some entries.

    Args:
        entries: the entries.
        version: 2 (`tig`) or 3.
        style: for version 3, `dca` or `dct`.
        language: the code of the language of the terms.
    """
    if version == 2:
        root = etree.Element("martif", {"type": "TBX", _LANG: language})
        header, text = etree.SubElement(root, "martifHeader"), etree.SubElement(root, "text")
        names = ("termEntry", "langSet", "tig")
    else:
        spaces: dict[Any, str] = {
            None: _NAMESPACE,
            "min": "http://www.tbxinfo.net/ns/min",
            "basic": "http://www.tbxinfo.net/ns/basic",
        }
        root = etree.Element(f"{{{_NAMESPACE}}}tbx", {"type": "TBX-Basic", "style": style, _LANG: language}, nsmap=spaces)
        header, text = _below(root, "tbxHeader"), _below(root, "text")
        names = ("conceptEntry", "langSec", "termSec")
    described = _below(_below(header, "fileDesc"), "sourceDesc")
    _below(described, "p").text = "pesanlint"
    body = _below(text, "body")
    for number, one in enumerate(entries, 1):
        concept = _below(body, names[0])
        concept.set("id", f"c{number}")
        if one.source:
            if version == 3 and style == "dct":
                etree.SubElement(concept, "{http://www.tbxinfo.net/ns/basic}source").text = one.source
            else:
                admin = _below(concept, "admin")
                admin.set("type", "source")
                admin.text = one.source
        if one.note:
            _below(concept, "note").text = one.note
        section = _below(concept, names[1])
        section.set(_LANG, language)
        marked = [(term, ADMITTED if index else PREFERRED) for index, term in enumerate(one.use)]
        for term, status in [*marked, *((term, DEPRECATED) for term in one.avoid)]:
            place = _below(section, names[2])
            _below(place, "term").text = term
            if version == 3 and style == "dct":
                etree.SubElement(place, "{http://www.tbxinfo.net/ns/min}administrativeStatus").text = status
            else:
                mark = _below(place, "termNote")
                mark.set("type", "administrativeStatus")
                mark.text = status
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


def _below(parent: etree._Element, name: str) -> etree._Element:
    space = etree.QName(parent).namespace
    return etree.SubElement(parent, f"{{{space}}}{name}" if space == _NAMESPACE else name)


def lost(entries: Sequence[Entry]) -> list[str]:
    """Describe the information of entries that a termbase cannot hold (Indonesian)."""
    contexts = sum(bool(one.context) for one in entries)
    levels = sum(one.level != "warning" for one in entries)
    made = []
    if contexts:
        made.append(f"TBX tidak memuat konteks tempat istilah itu benar: {contexts} entri kehilangan isian itu.")
    if levels:
        made.append(f"TBX tidak memuat tingkat: {levels} entri kembali sebagai peringatan.")
    return made

"""Which format a file is in: what it holds says so first, then the extension of its name.

A text format's module offers `read(source, path)`; a package's, whose file has no text of its own (Word, PDF), offers
`read_package(data, path, limits)`. A module is imported when its format is first met.
"""

import re
from pathlib import PurePath

from pesanlint.readers.encoding import UTF_8_BOM

PACKAGES = {
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".pdf": "pdf",
    ".eml": "eml",
}
"""The module for each extension of a package."""

TEXTS = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The module for each extension of a text; any other text is plain."""

REVIEWED = ".pesanlint"
"""Stands before the extension of a reviewed Word file, `rilis.pesanlint.docx`, which is not checked with its folder."""

FORMATS = PACKAGES | TEXTS
"""The files of a folder that are checked: the module for each extension."""

_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")
"""How the bytes of a package begin (ZIP, OLE). Where they do not, the extension says nothing."""

# The head of a message: nothing but fields, among them one that only mail programs write.
_MAIL = re.compile(
    rb"(?=(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n|[ \t][^\n]*\n)*?(?:message-id|mime-version|received|return-path):)"
    rb"(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n|[ \t][^\n]*\n)*?from:",
    re.IGNORECASE,
)
_HEAD = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)?"
_PAGE = re.compile(_HEAD + r"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_HEAD + r"<(?:article|div|h[1-6]|ol|p|section|table|ul)(?:\s[^<>]*)?>", re.IGNORECASE | re.DOTALL)


def package_format(data: bytes, path: str) -> str | None:
    """The module for the bytes of a package, or None where they are to be read as text."""
    if data.startswith(b"PK\x03\x04") and (name := _zipped(data)):
        return name
    if data.startswith(b"%PDF-"):
        return "pdf"
    if _MAIL.match(data, len(UTF_8_BOM) if data.startswith(UTF_8_BOM) else 0, 2**14):
        return "eml"
    name = PACKAGES.get(PurePath(path).suffix.lower())
    return name if name == "eml" or not data or data.startswith(_PACKED) or b"%PDF-" in data[:1024] else None


def text_format(source: str, path: str) -> str:
    """The module for a text."""
    if _PAGE.match(source):
        return "html"
    name = TEXTS.get(PurePath(path).suffix.lower(), "plain")
    return "html" if name == "plain" and _FRAGMENT.match(source) else name


def _zipped(data: bytes) -> str | None:
    """The module for a ZIP archive, by the parts that it lists. Nothing is unpacked."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    if "mimetype" in names and "content.xml" in names:
        return "odt"
    return None

"""Which format a file is in: what it holds says so first, then the extension of its name.

A text format's module offers `read(source, path)`; a package's, whose file has no text of its own (Word, PDF), offers
`read_package(data, path, limits)`. A module is imported when its format is first met.
"""

import re
from pathlib import PurePath

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


# The head of a message: nothing but fields, among them one that only mail programs write.
_MAIL = re.compile(
    rb"(?=(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n|[ \t][^\n]*\n)*?(?:message-id|mime-version|received|return-path):)"
    rb"(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n|[ \t][^\n]*\n)*?from:",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def package_format(data: bytes, path: str) -> str | None:
    """The module for the bytes of a package, or None where they are to be read as text."""
    if data.startswith(b"PK\x03\x04") and (name := _zipped(data)):
        return name
    if data.startswith(b"%PDF-"):
        return "pdf"
    if _MAIL.match(data, 0, 2**14):
        return "eml"
    return PACKAGES.get(PurePath(path).suffix.lower())


def text_format(source: str, path: str) -> str:
    """The module for a text."""
    if _PAGE.match(source):
        return "html"
    return TEXTS.get(PurePath(path).suffix.lower(), "plain")


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

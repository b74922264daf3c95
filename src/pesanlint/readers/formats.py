"""Determines the format of a file: by its content first, then by the extension of its name.

The module of a text format has `read(source, path)`; that of a package format, whose file is not a text (Word, PDF), has
`read_package(data, path, limits)`. A module is imported on first use.
"""

import os
import re
from collections.abc import Iterable
from functools import lru_cache

from pesanlint.readers.encoding import UTF_8_BOM

PACKAGES = {
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".pdf": "pdf",
    ".eml": "eml",
}
"""Extension of a package → its module."""

TEXTS = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Extension of a text → its module; any other text is plain."""

NAMED = {
    "text": "plain",
    "markdown": "markdown",
    "mdx": "mdx",
    "html": "html",
    "notebook": "notebook",
    "code": "code",
    "code+markdown": "code+markdown",
    "code+html": "code+html",
}
"""Name of a format in a configuration → its module; `code` reads comments, whose markup follows the plus sign."""

REVIEWED = ".pesanlint"
"""Precedes the extension of a reviewed Word file, `rilis.pesanlint.docx`, which is not checked with its folder."""

FORMATS = PACKAGES | TEXTS
"""Extension → module, for the files of a folder that are checked."""

_DATA = "data"
_MARKUP = "markup"
_CODE = "code"
_OTHER = "other"
UNREAD = {
    **dict.fromkeys((".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".geojson", ".xml", ".rss", ".atom", ".svg"), _DATA),
    **dict.fromkeys((".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".env", ".sql", ".bib", ".po", ".ics", ".vcf"), _DATA),
    **dict.fromkeys((".rst", ".adoc", ".asciidoc", ".tex", ".org", ".textile", ".wiki", ".mediawiki", ".typ"), _MARKUP),
    **dict.fromkeys((".php", ".py", ".js", ".mjs", ".ts", ".jsx", ".tsx", ".vue", ".svelte", ".astro", ".css", ".scss"), _CODE),
    **dict.fromkeys((".less", ".sh", ".bat", ".ps1", ".rb", ".go", ".rs", ".c", ".h", ".cpp", ".java", ".ipynb"), _CODE),
    **dict.fromkeys(
        (".rtf", ".doc", ".dot", ".xls", ".xlsx", ".xlsm", ".ods", ".ppt", ".pptx", ".odp", ".epub", ".pages"), _OTHER
    ),
}
"""Extension → type of files that are not prose, or of documents that are not read."""

PASSED_OVER = frozenset(extension for extension, kind in UNREAD.items() if kind in (_MARKUP, _OTHER)) | {
    ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom",
}  # fmt: skip
"""Extensions of such files that may contain prose: in a searched folder they are counted."""

_SAVE_AS = "Ubah menjadi"
_COPY = "Salin naskahnya ke berkas .txt, .md, .html, atau .docx, lalu periksa berkas itu."

_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")
"""The first bytes of packages (ZIP, OLE). A file without them is not a package, whatever its extension."""

# The head of a message: only fields, one of which only mail programs write.
_MAIL = re.compile(
    rb"(?=(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n|[ \t][^\n]*\n)*?(?:message-id|mime-version|received|return-path):)"
    rb"(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n|[ \t][^\n]*\n)*?from:",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*<")
_HEAD = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)?"
_PAGE = re.compile(_HEAD + r"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_HEAD + r"<(?:article|div|h[1-6]|ol|p|section|table|ul)(?:\s[^<>]*)?>", re.IGNORECASE | re.DOTALL)


def package_format(data: bytes, path: str) -> str | None:
    """The module for the bytes of a package; None if they are to be read as text."""
    if data.startswith(b"PK\x03\x04") and (name := _zipped(data)):
        return name
    if data.startswith(b"%PDF-"):
        return "pdf"
    if _MAIL.match(data, len(UTF_8_BOM) if data.startswith(UTF_8_BOM) else 0, 2**14):
        return "eml"
    name = PACKAGES.get(_extension(path))
    return name if name == "eml" or not data or data.startswith(_PACKED) or b"%PDF-" in data[:1024] else None


def named_format(path: str, formats: Iterable[tuple[str, str]]) -> str:
    """The module that a configuration names for the extension or the name of a file; empty if it names none."""
    if not formats:
        return ""
    name, named = os.path.basename(path), dict(formats)  # noqa: PTH119
    return NAMED.get(named.get(_extension(path)[1:]) or named.get(name) or named.get(name.lower(), ""), "")


def text_format(source: str, path: str, formats: Iterable[tuple[str, str]] = ()) -> str:
    """The module for a text, by its content, else by its name.

    Args:
        source: the text.
        path: its name.
        formats: see `Limits.formats`.
    """
    if name := named_format(path, formats):
        return name
    name = TEXTS.get(_extension(path), "plain")
    if not _OPENS.match(source):  # nearly all texts
        return name
    return "html" if _PAGE.match(source) or (name == "plain" and _FRAGMENT.match(source)) else name


def why_unread_package(data: bytes, path: str) -> str | None:
    """The reason (Indonesian) why a package with the name of a table, slides or a book is not read; None for other files."""
    extension = _extension(path)
    if UNREAD.get(extension) != _OTHER or not data.startswith(b"PK\x03\x04"):
        return None
    return f"Format {extension} belum dibaca. {_COPY}"


def why_unread(source: str, path: str) -> str | None:
    """The reason (Indonesian) why a text is not checked as prose, and what to do instead; None if it is prose.

    An HTML page is read whatever its name, and XML or JSON is refused whatever its name: its marks would be mistaken for
    quotations, and a fix would change names. A table in a `.txt` file cannot be distinguished from prose."""
    extension = _extension(path)
    kind = UNREAD.get(extension)
    if _OPENS.match(source) and (_PAGE.match(source) or (kind is None and _FRAGMENT.match(source))):
        return None
    if kind == _MARKUP:
        return f"Format {extension} belum dibaca. {_SAVE_AS} .md atau .html (misalnya dengan pandoc), lalu periksa hasilnya."
    if kind == _CODE:
        return f"Berkas {extension} berisi kode, bukan naskah. {_COPY}"
    name = extension if kind == _DATA else None if kind else _data_in(source, extension)
    return (
        f"Berkas ini berisi data ({name}), bukan naskah; nama dan tanda kutipnya bukan bagian kalimat. {_COPY}"
        if name
        else None
    )


def _data_in(source: str, extension: str) -> str | None:
    """The format of a text that is data, by its content; None for prose."""
    if extension in TEXTS and TEXTS[extension] != "plain":
        return None
    start = source[:200].lstrip("\ufeff \t\r\n")
    if start.startswith(("<?xml", "<rss", "<feed")):
        return "XML"
    if start[:1] not in ("{", "["):
        return None
    import json

    for text in (source, source.lstrip().partition("\n")[0]):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list) and '"' in text:
            return "JSON"
    return None


@lru_cache(maxsize=16)  # asked several times for each file
def _extension(path: str) -> str:
    """The extension of a file, in small letters, as `PurePath.suffix` gives it, without its many calls."""
    name = os.path.basename(path)  # noqa: PTH119
    dot = name.rfind(".")
    return name[dot:].lower() if 0 < dot < len(name) - 1 else ""


def _zipped(data: bytes) -> str | None:
    """The module for a ZIP archive, by its list of parts. Nothing is unpacked."""
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

"""Reads Jupyter notebooks: cells of Markdown, and the comments in cells of code. Results of cells are no prose.

A notebook is JSON, so no fix changes it: a text in it may have been split into several strings.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pesanlint.document import Document, DocumentBuilder
from pesanlint.readers import code, markdown
from pesanlint.readers.embedded import Embedded
from pesanlint.records import NamedTuple
from pesanlint.spans import SourceSpan, Span

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\]:,"]+')
_CHARACTER = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)
_KERNELS = {
    "python": "py", "python2": "py", "python3": "py", "ipython": "py", "r": "r", "julia": "jl", "javascript": "js",
    "typescript": "ts", "rust": "rs", "go": "go", "c": "c", "c++": "cpp", "cpp": "cpp", "java": "java", "ruby": "rb",
    "lua": "lua", "php": "php", "haskell": "hs", "elixir": "ex", "clojure": "clj", "perl": "pl", "csharp": "cs", "c#": "cs",
    "scala": "scala", "powershell": "ps1",
}  # fmt: skip
"""Language of a kernel → the extension of its files."""
_MAGIC = re.compile(r"[ \t]*%%(?:markdown|md)\b[^\n]*")
_DEEPEST = 100
_LEVELS = tuple("123456")


def is_notebook(source: str) -> bool:
    """Whether a text is a notebook."""
    root = _value(source, _TOKEN.finditer(source), 0)
    return isinstance(root, dict) and not root.keys().isdisjoint(("cells", "worksheets")) and source.rstrip().endswith("}")


class _Text(NamedTuple):
    """A string of JSON with its place, quotation marks included."""

    written: str
    span: SourceSpan


def read(source: str, path: str = "-") -> Document:
    """The document in a notebook; empty if it is none."""
    builder = DocumentBuilder(source, path)
    root = _value(source, _TOKEN.finditer(source), 0)
    if not isinstance(root, dict):
        return builder.build()
    about = root.get("metadata")
    named = (("kernelspec", "language"), ("language_info", "name"), ("language",))
    kernel = next(filter(None, (_word(_within(about, *keys)) for keys in named)), "")
    passed_over: list[SourceSpan] = []
    for cell in _cells(root):
        kind, written = _word(cell.get("cell_type")), cell.get("source", cell.get("input"))
        text = _text(source, written)
        own = _word(cell.get("language") or _within(cell.get("metadata"), "vscode", "languageId"))
        if kind == "code" and (magic := _MAGIC.match(text.text)):
            kind, text = "markdown", text._replace(text=" " * magic.end() + text.text[magic.end() :])
        if kind == "heading" and text.text:
            level = cell.get("level", "1")
            marks = "#" * (int(level) if level in _LEVELS else 1) + " "
            here: SourceSpan = Span(text.places[0].start, text.places[0].start)
            kind, text = "markdown", Embedded(marks + text.text, (*[here] * len(marks), *text.places))
        if kind == "markdown":
            text.put_into(builder, markdown.read(text.text, path))
        elif kind == "code" and (extension := _KERNELS.get(own) or _KERNELS.get(kernel, "")):
            document = code.read(text.text, f"-.{extension}")
            text.put_into(builder, document)
            for first, end in document.passed_over:
                passed_over.append(Span(text.places[first].start, text.places[end - 1].end))
    made = builder.build()
    return replace(made, passed_over=tuple(passed_over)) if passed_over else made


def _cells(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The cells of a notebook of version 4, or 3, where they stand in worksheets."""
    sheets = root.get("worksheets")
    for owner in [root, *(sheets if isinstance(sheets, list) else ())]:
        cells = owner.get("cells") if isinstance(owner, dict) else None
        yield from (cell for cell in (cells if isinstance(cells, list) else ()) if isinstance(cell, dict))


def _within(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _word(value: Any) -> str:
    return value.written[1:-1].lower() if isinstance(value, _Text) else ""


def _value(source: str, tokens: Iterator[re.Match[str]], depth: int) -> Any:
    """The next value: objects as dicts, arrays as lists, strings with their places, anything else as it is written.

    The end of an object or array is its bracket.
    """
    token = next(tokens, None)
    if token is None or depth > _DEEPEST:
        return "]"
    if token[0] == "[":
        found = []
        while (one := _value(source, tokens, depth + 1)) not in ("]", "}"):
            found.append(one)
        return found
    if token[0] == "{":
        pairs: dict[str, Any] = {}
        while isinstance(key := _value(source, tokens, depth + 1), _Text):
            pairs[key.written[1:-1]] = _value(source, tokens, depth + 1)
        return pairs
    return _Text(token[0], Span(*token.span())) if token[0][0] == '"' else token[0]


def _text(source: str, written: Any) -> Embedded:
    """The text of a cell, which is a string or a list of strings."""
    parts: list[str] = []
    places: list[SourceSpan] = []
    for one in written if isinstance(written, list) else [written]:
        if not isinstance(one, _Text):
            continue
        for m in _CHARACTER.finditer(source, one.span.start + 1, one.span.end - 1):
            parts.append(_read(m[0]))
            places.append(Span(*m.span()))
    return Embedded("".join(parts), tuple(places))


def _read(character: str) -> str:
    if character[0] != "\\":
        return character
    if character[1] == "u":
        units = bytes.fromhex(character.replace("\\u", ""))
        return units.decode("utf-16-be", "replace")[:1]
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(character[1], character[1])

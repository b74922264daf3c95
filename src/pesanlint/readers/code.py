"""Reads the comments of source code, found by Pygments: line comments that follow each other, block comments, docstrings.

Only where a configuration asks for it: comments are no public communication.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from pesanlint.document import Document, DocumentBuilder
from pesanlint.readers.embedded import Embedded
from pesanlint.records import NamedTuple
from pesanlint.spans import SourceSpan, Span, lines

_C = r"/\*[*!]?|//[/!]?|\*/"
_LEAD = r"[ \t]*\*(?=[ \t]|$)"
_HASH = "#+'?"


class Markup(Protocol):
    """The module that reads a markup."""

    def read(self, source: str, path: str = "-") -> Document:
        """The document in a text."""
        ...


class Language(NamedTuple):
    """How a language writes comments: its lexer, their marks, and what leads the lines of a block."""

    lexer: str
    marks: str = _C
    lead: str = _LEAD
    links: str = ""
    """A link to a symbol in documentation, which is no prose."""


_PYTHON = Language("python", r'#+|"""|' + "'''", "")
_GO = Language("go", links=r"\[\*?[A-Za-z_][\w.]*\](?![(\[:])")
_RUST = Language("rust", r"/{2,3}!?|/\*[*!]?|\*/", links=r"\[(?:`[^`\n]+`|[A-Za-z_][\w:]*)\](?![(\[:])")
_KOTLIN = Language("kotlin", links=r"\[[A-Za-z_][\w.]*\](?![(\[:])")
_JS, _TS, _CPP, _RUBY = Language("javascript"), Language("typescript"), Language("cpp"), Language("ruby", "#+|=begin|=end", "")
_ELIXIR = Language("elixir", r'#+|~[a-zA-Z]*|"""|"', "")
_SHELL, _HTML = Language("bash", _HASH, ""), Language("html", "<!--|-->", "")
LANGUAGES = {
    "bash": _SHELL, "c": _CPP, "cc": _CPP, "cjs": _JS, "clj": Language("clojure", ";+", ""), "cpp": _CPP,
    "cs": Language("csharp", "///?|/\\*|\\*/"), "css": Language("css"), "cts": _TS, "dart": Language("dart"),
    "ex": _ELIXIR, "exs": _ELIXIR, "go": _GO, "h": _CPP, "hpp": _CPP,
    "hs": Language("haskell", r"\{-\|?|-\}|--+", ""), "java": Language("java"), "jl": Language("julia", "#=|=#|#+", ""),
    "js": _JS, "jsx": _JS, "kt": _KOTLIN, "kts": _KOTLIN, "less": _JS,
    "lua": Language("lua", r"--\[=*\[|\]=*\]|-{2,}", ""), "mjs": _JS, "mts": _TS, "php": Language("php", rf"{_C}|#"),
    "pl": Language("perl", _HASH, ""), "pm": Language("perl", _HASH, ""), "proto": Language("protobuf"),
    "ps1": Language("powershell", "<#|#>|#+", ""), "py": _PYTHON, "pyi": _PYTHON, "qml": Language("qml"),
    "r": Language("r", _HASH, ""), "rb": _RUBY, "rs": _RUST, "sass": _JS, "scala": Language("scala"),
    "scss": _JS, "sh": _SHELL, "sql": Language("sql", r"/\*|\*/|--+", ""), "swift": Language("swift"),
    "toml": Language("toml", "#+", ""), "ts": _TS, "tsx": _TS, "vue": _HTML, "yaml": Language("yaml", "#+", ""),
    "yml": Language("yaml", "#+", ""),
}  # fmt: skip
"""Extension → how comments are written there."""

_TOLD_TO_A_PROGRAM = re.compile(
    r"(?://|/\*|\#|--|;)[ \t]*(?:go:|\+build|line |export |nolint|noqa|type:[ ]|py(?:lint|right|re):|pragma|fmt:|isort:|ruff:|"
    r"mypy:|flake8|yapf|noinspection|coding[:=]|-\*-|eslint|@ts-|prettier|tslint|jshint|jslint|global[s]? |istanbul|c8 |v8 "
    r"|biome|webpack|@__|[#@] ?source|NOLINT|clang-|cppcheck|ReSharper (?:disable|restore)|NOSONAR|ktlint|@formatter|"
    r"CHECKSTYLE|\$[A-Z]+\$|rubocop:|frozen_string_literal:|encoding:|typed:|sorbet:|shellcheck|stylelint|yamllint|vim?:)"
)
"""A comment that a program reads: a build constraint, a rule of a linter that is off."""
_ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s<>\"'`)\]]*[^\s<>\"'`)\].,;:!?]")
_DOCUMENTATION = re.compile(
    r"\{@\w+[^}\n]*\}"  # an inline tag of Javadoc and JSDoc
    r"|(?m:^[ \t]*@(?:returns?|throws|exception|type|yields?|default\w*)\b(?:[ \t]*\{[^}\n]*\})?)"
    r"|(?m:^[ \t]*@(?:deprecated|constructor|receiver|apiNote|impl\w+|todo|internal|override)\b)"
    r"|(?m:^[ \t]*@[A-Za-z]+\b(?:[ \t]*\{[^}\n]*\})?(?:[ \t]+\[?[\w.$#~/-]+(?:=[^\]\n]*)?\]?)?)"
    r"|(?m:^[ \t]*:(?:param\w*|arg\w*|key\w*|type|raises?|except\w*|[ic]?var|vartype|meta)[ \t]+[^:\n]+:)"
    r"|(?m:^[ \t]*:(?:returns?|rtype|yields?|ytype)[ \t]*:)"
)
"""What a convention of documentation marks as code: tags with the names after them, fields of a docstring."""
_EXAMPLE = re.compile(r"(?m)^[ \t]*@example\b(?:.*\n?(?!^[ \t]*@))*")
_LINE_END = re.compile("\n")
_NAMED = re.compile(r"[^\n]*?\b(?:func|type|var|const|package|class|struct)?\s*(?:\([^)\n]*\)\s*)?([A-Za-z_]\w*)")

_DOCUMENTING = ("@moduledoc", "@doc", "@typedoc", "@shortdoc")
"""Attributes of Elixir whose strings are documentation."""
_STRING = re.compile(r'(?:~[a-zA-Z])?(?:"""(?:(?!""").)*"""|"(?:[^"\\]|\\.)*")', re.DOTALL)


class Comment(NamedTuple):
    """A comment: its lines without marks, and whether it is a block."""

    rows: list[SourceSpan]
    is_block: bool
    start: int
    end: int


def read(source: str, path: str = "-", *, markup: str = "") -> Document:
    """The document in the comments of a file.

    Args:
        source: the file.
        path: its name, by whose extension its language is known.
        markup: the markup that the comments are written in, `markdown` or `html`; empty for plain lines.
    """
    builder = DocumentBuilder(source, path)
    language = LANGUAGES.get(path.rpartition(".")[2].lower())
    for comment in comments(source, language) if language else ():
        labels = frozenset(("comment", "block" if comment.is_block else "line"))
        text = Embedded.of_lines(source, comment.rows)
        if markup:
            reader = cast("Markup", import_module(f"pesanlint.readers.{markup}"))
            text.put_into(builder, reader.read(text.text, path), labels)
        else:
            _paragraphs(builder, comment, labels)
    document = builder.build()
    return replace(document, passed_over=tuple(_no_prose(source, language))) if language else document


def comments(source: str, language: Language) -> Iterator[Comment]:
    """The comments, in order; line comments that follow each other at the same column are one."""
    delimiter = re.compile(language.marks)
    begins = [0, *(m.end() for m in _LINE_END.finditer(source))]
    run: list[tuple[int, int, int]] = []
    run_end = -2
    for start, end, is_doc in _tokens(source, language):
        text = source[start:end]
        if _TOLD_TO_A_PROGRAM.match(text) or (start == 0 and text.startswith("#!")):
            continue
        opened = start
        while m := delimiter.match(source, opened, end):
            if m.end() == opened:
                break
            opened = m.end()
        last = opened + len(source[opened:end].rstrip())
        closed = next((m.start() for m in delimiter.finditer(source, opened, end) if m.end() >= last), end)
        line = bisect_right(begins, start) - 1
        column = start - begins[line]
        if "\n" not in source[opened:closed].rstrip("\n") and not is_doc:
            if run and (run_end != line - 1 or run[-1][2] != column):
                yield _of_lines(source, run)
                run = []
            run.append((opened, closed, column))
            run_end = line
            continue
        if run:
            yield _of_lines(source, run)
            run = []
        yield Comment(list(_rows(source, Span(opened, closed), language.lead)), "\n" in source[opened:closed], start, end)
    if run:
        yield _of_lines(source, run)


def _of_lines(source: str, run: list[tuple[int, int, int]]) -> Comment:
    rows: list[SourceSpan] = []
    for start, end, _ in run:
        text = source[start:end]
        rows.append(Span(start + len(text) - len(text.lstrip(" ")), start + len(text.rstrip())))
        if rows[-1].end < rows[-1].start:
            rows[-1] = Span(end, end)
    return Comment(rows, len(run) > 1, run[0][0], run[-1][1])


def _rows(source: str, inside: SourceSpan, lead: str) -> Iterator[SourceSpan]:
    """The lines of a block comment without what leads them and their common indent."""
    found: list[tuple[int, int, int]] = []
    decoration = re.compile(lead) if lead else None
    for line in lines(source[inside.start : inside.end]):
        start, end = inside.start + line.start, inside.start + line.end
        end = start + len(source[start:end].rstrip())
        m = decoration.match(source, start, end) if decoration and found else None
        first = m.end() if m else start
        indent = first - start + len(source[first:end]) - len(source[first:end].lstrip(" \t"))
        found.append((start, end, indent))
    common = min((indent for start, end, indent in found[1:] if start + indent < end), default=0)
    for number, (start, end, indent) in enumerate(found):
        yield Span(min(start + (common if number else indent), end), end)


def _tokens(source: str, language: Language) -> Iterator[tuple[int, int, bool]]:
    """The stretches of comments and of strings that are documentation, with their marks, and whether they are such a string."""
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment as Kind
    from pygments.token import Name, String

    held: tuple[int, int] | None = None
    held_kind: object = None
    before, told, is_documenting = "", 0, False
    for at, kind, text in get_lexer_by_name(language.lexer).get_tokens_unprocessed(source):
        if at < told:
            continue
        if is_documenting and kind in String:
            if string := _STRING.match(source, at):
                told = string.end()
                yield at, told, True
            is_documenting = False
            continue
        is_comment = kind in Kind and kind not in Kind.Preproc and kind not in Kind.PreprocFile and kind not in Kind.Hashbang
        if kind in String.Doc:
            is_comment = text.startswith(("//", "/*", "--"))  # as documentation of Rust
            if not is_comment and before in ("", ":"):
                yield at, at + len(text), True
                before = text[-1]
                continue
        if is_comment and held and held[1] == at and held_kind is kind and source[at - 1] != "\n":
            held = held[0], at + len(text)
            continue
        if held and (is_comment or text.strip()):
            yield (*held, False)
            held = None
        if is_comment:
            held, held_kind = (at, at + len(text)), kind
        elif text.strip():
            before = text.strip()[-1]
            is_documenting = kind in Name.Attribute and text in _DOCUMENTING
    if held:
        yield (*held, False)


def _paragraphs(builder: DocumentBuilder, comment: Comment, labels: frozenset[str]) -> None:
    """Add the paragraphs of a comment in plain lines. No fix may change them: it might end the comment."""
    end = -1
    for row in comment.rows:
        text = builder.source[row.start : row.end]
        if not text.strip():
            end = -1
            continue
        start = row.start + len(text) - len(text.lstrip())
        if end < 0:
            builder.begin("paragraph", labels=labels)
        else:
            builder.add(Span(end, start), " ", editable=False)
        at = start
        for m in _ADDRESS.finditer(builder.source, start, row.end):
            builder.add(Span(at, m.start()), editable=False)
            builder.add(Span(*m.span()), " ", editable=False)
            at = m.end()
        builder.add(Span(at, row.end), editable=False)
        end = row.end


def _no_prose(source: str, language: Language) -> Iterable[SourceSpan]:
    """The stretches of comments that a convention of documentation marks as code."""
    links = re.compile(language.links) if language.links else None
    for comment in comments(source, language):
        text = Embedded.of_lines(source, comment.rows)
        for pattern in (_DOCUMENTATION, _EXAMPLE, *((links,) if links else ())):
            for m in pattern.finditer(text.text):
                if m.start() < m.end():
                    yield Span(text.places[m.start()].start, text.places[m.end() - 1].end)
        first = re.match(r"[A-Za-z_]\w*", text.text)
        named = _NAMED.match(source, source.find("\n", comment.end - 1) + 1) if language.lexer == "go" else None
        if first and named and named[1] == first[0]:
            yield Span(text.places[0].start, text.places[first.end() - 1].end)

"""The protocol of LanguageTool's HTTP server, as its clients use it: parse their requests and build the answers.

Offsets are units of UTF-16. Clients differ in what they send and need; `docs/serve.md` says which were tried.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from typing import Any
from urllib.parse import parse_qsl, quote

from pesanlint.document import Document, DocumentBuilder
from pesanlint.errors import PesanlintError
from pesanlint.finding import Finding, Level, Report, SourceFix
from pesanlint.guideline import covers
from pesanlint.linter import Linter
from pesanlint.records import NamedTuple
from pesanlint.reporters.json import dumped
from pesanlint.spans import BEYOND_UTF_16, Edit, SourceSpan, Span, Utf16, apply_edits
from pesanlint.workspace import Workspace

LANGUAGES = {"id": ("Indonesian", "id-ID"), "en": ("English", "en-US")}
"""Language code of a guideline → its name and long code."""
_CATEGORIES = {
    Level.ERROR: ("TYPOS", "Galat", "misspelling"),
    Level.WARNING: ("PESANLINT", "Peringatan", "grammar"),
    Level.SUGGESTION: ("STYLE", "Saran", "style"),
}
"""Level → category, which decides the colour in Writer: red, orange, blue."""
_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n")
_AROUND = 45
"""Characters on each side of a match that its context shows."""
_MOST_REPLACEMENTS = 10
_RAW_HEAD, _RAW_LANGUAGE = b"text=", b"&language="


class Question(NamedTuple):
    """A client's request for a check."""

    text: str = ""
    data: str = ""
    """Annotated text: JSON with `annotation`."""
    language: str = "auto"
    enabled: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    enabled_categories: tuple[str, ...] = ()
    disabled_categories: tuple[str, ...] = ()
    enabled_only: bool = False
    is_picky: bool = False


class QuestionError(PesanlintError):
    """A request that cannot be parsed; the message is for the author of the client."""


def form(body: bytes, *, has_agent: bool) -> dict[str, str]:
    """Return the fields of a body, encoded or not.

    LibreOffice 7.4 declares its body as form-encoded, but encodes nothing: `text=` and the unchanged paragraph, `&language=`,
    and additions from the settings of a user. It sends no user agent. An encoded body has no blank, control or non-ASCII byte.

    Args:
        body: the body.
        has_agent: whether the client sends a user agent.
    """
    is_raw = not has_agent or any(byte <= 0x20 or byte > 0x7E for byte in body)
    end = body.rfind(_RAW_LANGUAGE)
    if is_raw and body.startswith(_RAW_HEAD) and end >= 0:
        text = body[len(_RAW_HEAD) : end].decode("utf-8", "replace")
        return {**_fields(body[end + 1 :]), "text": text}
    return _fields(body)


def _fields(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=100))
    except ValueError:
        raise QuestionError("Error: too many fields") from None


def question(fields: Mapping[str, str]) -> Question:
    """Parse the fields of a form.

    Raises:
        QuestionError: a field is missing or invalid.
    """
    if not ("text" in fields or "data" in fields):
        raise QuestionError("Error: Missing 'text' or 'data' parameter")
    if not fields.get("language"):
        raise QuestionError("Error: Missing 'language' parameter")

    def listed(name: str) -> tuple[str, ...]:
        return tuple(one.strip() for one in fields.get(name, "").split(",") if one.strip())

    return Question(
        fields.get("text", ""), fields.get("data", ""), fields["language"], listed("enabledRules"), listed("disabledRules"),
        listed("enabledCategories"), listed("disabledCategories"),
        fields.get("enabledOnly", "").lower() in ("true", "yes"), fields.get("level", "").lower() == "picky",
    )  # fmt: skip


def languages(codes: list[str]) -> list[dict[str, str]]:
    """Return the answer to `/v2/languages` for the languages of a guideline."""
    return [
        {"name": name, "code": code, "longCode": long} for code in codes for name, long in (LANGUAGES.get(code, (code, code)),)
    ]


@lru_cache(maxsize=4)
def _linter(workspace: Workspace, *, is_whole: bool, is_picky: bool) -> Linter:
    """Return the linter; if the client is picky, one that reports all levels."""
    setup = workspace.setup_in(workspace.folder)
    return setup.linter_for(min_level=Level.SUGGESTION if is_picky else None, is_whole=is_whole)


def check(workspace: Workspace, asked: Question, book: str) -> bytes | str:
    """Return the answer to a request as JSON, or an error.

    A single paragraph, as sent by Writer, is not a whole document: rules that need one skip it.

    Args:
        workspace: the workspace.
        asked: the question.
        book: the address of the guideline's clauses, up to the name of a rule.
    """
    codes = workspace.setup_in(workspace.folder).linter.guideline.languages
    known = {form for code in codes for form in (code, LANGUAGES.get(code, (code, code))[1])}
    if asked.language != "auto" and asked.language not in known:
        return f"Error: '{asked.language}' is not a language code known here. Supported codes: {', '.join(sorted(known))}"
    try:
        document = _annotated(asked.data) if asked.data else _document(asked.text)
    except QuestionError as error:
        return str(error)
    is_whole = bool(_PARAGRAPHS.search(document.source)) or len(document.blocks) > 1
    linter = _linter(workspace, is_whole=is_whole, is_picky=asked.is_picky)
    report = linter.check(document)
    said = [finding for finding in report.findings if _is_wanted(finding, asked)]
    code = next((code for code in codes if asked.language in (code, LANGUAGES.get(code, (code, code))[1])), codes[0])
    return dumped(_answer(report, said, code, book)).encode()


def _document(text: str) -> Document:
    from pesanlint.readers import plain

    return plain.read(text)  # never Markdown or HTML: clients send their markup as annotations


def _is_wanted(finding: Finding, asked: Question) -> bool:
    category = _CATEGORIES[finding.level][0]
    if asked.enabled_only:
        return category in asked.enabled_categories or any(covers(one, finding.rule) for one in asked.enabled)
    return category not in asked.disabled_categories and not any(covers(one, finding.rule) for one in asked.disabled)


def _annotated(data: str) -> Document:
    """Return the document of an annotated text; its source is text and markup, concatenated."""
    try:
        parts = json.loads(data)["annotation"]
        pieces = [(str(one.get("text", "")), str(one.get("markup", "")), str(one.get("interpretAs", ""))) for one in parts]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise QuestionError("Error: 'data' is no JSON with 'annotation'") from None
    builder = DocumentBuilder("".join(text or markup for text, markup, _ in pieces), "-")
    is_open = was_break = False
    at = 0
    for text, markup, stands_for in pieces:
        end = at + len(text or markup)
        for m in re.finditer(r"\r?\n|[^\n]+?(?=\r?\n|\Z)", text or stands_for):
            place: SourceSpan = Span(at + m.start(), at + m.end()) if text else Span(at, end)
            is_break = m[0].endswith("\n")
            if is_break and was_break:
                builder.end()
                is_open = False
            elif is_break and is_open:
                builder.add(place, " ", editable=False)
            elif not is_break:
                if not is_open:
                    builder.begin("paragraph")
                builder.add(place, m[0], editable=bool(text))
                is_open = True
            was_break = is_break
        at = end
    return builder.build()


def _answer(report: Report, findings: list[Finding], code: str, book: str) -> dict[str, Any]:
    name, long = LANGUAGES.get(code, (code, code))
    units = Utf16(report.source)
    said = {"name": name, "code": long}
    return {
        "software": {
            "name": "pesanlint", "version": version("pesanlint"), "buildDate": "", "apiVersion": 1, "premium": False,
            "premiumHint": "", "status": "",
        },
        "warnings": {"incompleteResults": bool(report.failures)},
        "language": {**said, "detectedLanguage": {**said, "confidence": 1.0, "source": "pesanlint"}},
        "matches": [match for finding in findings for match in _match(finding, report.source, units, book)],
        "sentenceRanges": [],
        "extendedSentenceRanges": [],
    }  # fmt: skip


def _match(finding: Finding, source: str, units: Utf16, book: str) -> Iterator[dict[str, Any]]:
    span, fixes = _offered(finding)
    if wide := BEYOND_UTF_16.search(source, span.start + 1, span.end):
        # Clients that count code points would delete text after a character of two units.
        span = Span(span.start, wide.start())
        fixes = [fix for fix in fixes if all(edit.span.end <= span.end for edit in fix.edits)]
    category, label, issue = _CATEGORIES[finding.level]
    start, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(source))
    context = re.sub(r"\s", " ", source[start:end])
    in_context = Utf16(context)
    begin = in_context.units(span.start - start)
    yield {
        "message": finding.message,
        "shortMessage": label if not finding.source else f"{label}: {finding.source}",
        "replacements": [{"value": value} for value in dict.fromkeys(_replaced(fix, span, source) for fix in fixes)],
        "offset": units.units(span.start),
        "length": units.units(span.end) - units.units(span.start),
        "context": {"text": context, "offset": begin, "length": in_context.units(span.end - start) - begin},
        "sentence": context,
        "type": {"typeName": "Other"},
        "rule": {
            "id": finding.rule,
            "description": finding.source or finding.message,
            "issueType": issue,
            "urls": [{"value": f"{book}{quote(finding.rule)}"}],
            "category": {"id": category, "name": label},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _offered(finding: Finding) -> tuple[SourceSpan, list[SourceFix]]:
    """Return the span to underline, and the fixes that change only text inside it, because clients replace the whole span."""
    hulls = [_hull([finding.span, *(edit.span for edit in fix.edits)]) for fix in finding.fixes]
    span = hulls[0] if hulls else finding.span
    return span, [fix for fix, hull in zip(finding.fixes, hulls, strict=True) if span.covers(hull)][:_MOST_REPLACEMENTS]


def _hull(spans: list[SourceSpan]) -> SourceSpan:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _replaced(fix: SourceFix, span: SourceSpan, source: str) -> str:
    edits = (Edit(edit.span.shifted(-span.start), edit.text) for edit in fix.edits)
    return apply_edits(source[span.start : span.end], edits)

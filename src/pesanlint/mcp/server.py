"""The tools, resources and the prompt of the server."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import ToolAnnotations
from typing_extensions import TypedDict  # as pydantic wants it before Python 3.12

from pesanlint.errors import GuidelineError, SelectorError
from pesanlint.finding import Report
from pesanlint.fixer.edits import fix as fix_document
from pesanlint.guideline import covers
from pesanlint.readers import read_text
from pesanlint.workspace import Setup, Workspace
from pesanlint.workspace.explaining import markdown, pairs

Format = Literal["text", "markdown", "html"]
_NAMES = {"text": "naskah.txt", "markdown": "naskah.md", "html": "naskah.html"}
_EXAMPLES = 10
"""Maximum lines of examples in an explanation, which an assistant reads as a whole."""
_CLAUSE = "pesanlint://aturan/"
_INSTRUCTIONS = (
    "pesanlint memeriksa naskah komunikasi publik menurut pedoman lembaga. Panggil `check` sebelum menyerahkan naskah, "
    "perbaiki temuannya, lalu panggil `check` sekali lagi. Isi kutipan langsung tidak boleh diubah. Fakta, angka, dan nama "
    "tidak boleh dikarang untuk memenuhi suatu aturan."
)
_DRAFT = (
    "Susun {kind} tentang: {topic}\n\nIkuti pedoman lembaga ini:\n"
    "1. Tulis draf hanya dari bahan yang diberikan; jangan mengarang fakta, angka, nama, atau kutipan.\n"
    "2. Panggil alat `check` dengan draf itu. Untuk aturan yang belum jelas, panggil `explain`.\n"
    "3. Perbaiki setiap temuan. Isi kutipan langsung dibiarkan seperti yang diucapkan.\n"
    "4. Panggil `check` lagi sampai tidak ada galat dan peringatan, lalu serahkan naskahnya beserta temuan yang masih tersisa."
)
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)


class Found(TypedDict):
    """A finding. Offsets are code points of the text."""

    rule: str
    level: str
    message: str
    found: str
    start: int
    end: int
    clause: str
    safe_fix: bool


class Checked(TypedDict):
    """The findings in a text."""

    findings: list[Found]
    problems: list[str]
    """Failures of rules, and notes on the check."""


class Fixed(TypedDict):
    """A text after its fixes, and the findings that remain."""

    text: str
    count: int
    """Number of findings fixed."""
    findings: list[Found]


class Clause(TypedDict):
    """The explanation of a rule; examples marked `✗` are wrong, those marked `✓` are right."""

    rule: str
    level: str
    message: str
    why: str
    clause: str
    examples: list[str]


class Named(TypedDict):
    """A rule in a list."""

    rule: str
    level: str
    why: str


def server(folder: Path) -> MCPServer:
    """Return a server for the guideline of a folder, which is read again at each call.

    Raises:
        GuidelineError: the guideline is wrong.
    """
    made = MCPServer("pesanlint", title="pesanlint", instructions=_INSTRUCTIONS, log_level="WARNING")
    handbook = Workspace(folder=folder).setup_in(folder).handbook

    @made.tool(title="Periksa naskah", annotations=_READS)
    def check(text: str = "", format: Format = "text", date: str = "") -> Checked:
        """Check a text against the guideline: findings with rule, message, place and clause. Nothing is changed or kept.

        Args:
            text: the text, as plain text, Markdown or HTML.
            format: text, markdown or html.
            date: the day (YYYY-MM-DD) whose guideline applies; by default the date in the text, else today.
        """
        setup = _setup(folder, text)
        report = setup.linter.check(read_text(text, _NAMES[format]), _day(date))
        problems = [failure.message for failure in report.failures]
        return Checked(findings=_findings(report), problems=[*problems, *report.notes])

    @made.tool(title="Perbaiki naskah", annotations=_READS)
    def fix(text: str = "", format: Format = "text", unsafe: bool = False) -> Fixed:
        """Apply the fixes of the guideline to a text and return it; nothing inside quotation marks is changed.

        Args:
            text: the text, as plain text, Markdown or HTML.
            format: text, markdown or html.
            unsafe: also apply fixes that a person should review.
        """
        setup = _setup(folder, text)
        fixed = fix_document(setup.linter, read_text(text, _NAMES[format]), unsafe=unsafe)
        return Fixed(text=fixed.document.source, count=fixed.count, findings=_findings(fixed.report))

    @made.tool(title="Jelaskan aturan", annotations=_READS)
    def explain(rule: str = "") -> Clause:
        """Explain a rule: what it requires, why, its clause, and examples.

        Args:
            rule: the full name of the rule, as findings have it.
        """
        try:
            told = _setup(folder).handbook.explain(rule)
        except SelectorError as error:
            raise ToolError(str(error)) from None
        examples = [f"{mark} {example}" for mark, example in pairs(told.examples)[:_EXAMPLES]]
        return Clause(
            rule=told.rule, level=told.level.value, message=told.message, why=told.why, clause=told.source, examples=examples
        )  # fmt: skip

    @made.tool(title="Daftar aturan", annotations=_READS)
    def list_rules(select: str = "") -> list[Named]:
        """List the enabled rules.

        Args:
            select: a prefix of the names of rules, such as `kpu` or `bahasa.kapital`; all if empty.
        """
        handbook = _setup(folder).handbook
        rules = (handbook.rule(name) for name in handbook.names if not select or covers(select, name))
        return [Named(rule=rule.id, level=rule.level.value, why=rule.why.strip()) for rule in rules]

    @made.prompt(
        title="Susun menurut pedoman", description="Menyusun naskah, memeriksanya, dan memperbaikinya menurut pedoman."
    )
    def draft(topic: str = "", kind: str = "siaran pers") -> str:
        return _DRAFT.format(kind=kind, topic=topic)

    for name in handbook.names:
        made.resource(f"{_CLAUSE}{name}", name=name, mime_type="text/markdown")(_clause(folder, name))
    return made


def _clause(folder: Path, name: str) -> Callable[[], str]:
    def read() -> str:
        try:
            return markdown(_setup(folder).handbook.explain(name))
        except (SelectorError, ToolError) as error:
            raise ResourceNotFoundError(str(error)) from None

    return read


def _setup(folder: Path, text: str = "") -> Setup:
    """Return the current guideline.

    Raises:
        ToolError: it is wrong, or the text is longer than it allows.
    """
    try:
        setup = Workspace(folder=folder).setup_in(folder)
        _ = setup.linter
    except (GuidelineError, SelectorError) as error:
        raise ToolError(f"Pedoman atau konfigurasi keliru:\n{error}") from None
    if len(text.encode("utf-8", "replace")) > setup.config.max_size:
        raise ToolError(f"Naskah terlalu panjang; batasnya {setup.config.max_size} bita. Bagi menjadi beberapa naskah.")
    return setup


def _day(date: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(date) if date else None
    except ValueError:
        raise ToolError(f"“{date}” bukan tanggal; tulis seperti 2026-07-14.") from None


def _findings(report: Report) -> list[Found]:
    return [
        Found(
            rule=one.rule, level=one.level.value, message=one.message, found=one.found, start=one.span.start, end=one.span.end,
            clause=one.source, safe_fix=any(fix.safe for fix in one.fixes),
        )
        for one in report.findings
    ]  # fmt: skip

"""Code actions for findings: their fixes, all safe fixes of a text, and suppressing a rule with a reason."""

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Range, TextEdit, WorkspaceEdit

from pesanlint.finding import Finding, Report, SourceFix
from pesanlint.linter import Linter
from pesanlint.lsp.diagnostics import SOURCE
from pesanlint.lsp.texts import Text
from pesanlint.readers import read_text
from pesanlint.spans import Edit, SourceEdit, SourceSpan, Span, apply_edits

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.{SOURCE}"
_LONGEST = 40
"""Characters of a replacement that a title shows."""


def wanted(kind: str, only: Sequence[CodeActionKind | str] | None) -> bool:
    """Whether an action of a kind is requested, by its name or a prefix of it."""
    names = [one.value if isinstance(one, CodeActionKind) else one for one in only or ()]
    return not names or any(not name or kind == name or kind.startswith(f"{name}.") for name in names)


def of_findings(text: Text, report: Report, where: Range, shown: Iterable[Diagnostic]) -> Iterator[CodeAction]:
    """Return the actions for findings that touch a stretch of a text: safe fixes, other fixes, then suppressing the rule."""
    asked = text.positions.span(where)
    for finding in report.findings:
        if finding.span.start > asked.end or finding.span.end < asked.start:
            continue
        place = text.positions.range(finding.span)
        diagnostics = [one for one in shown if one.code == finding.rule and one.range == place]
        is_first = True
        for fix in sorted(finding.fixes, key=lambda fix: not fix.safe):
            title = _title(finding, fix)
            edit = _workspace_edit(text, fix.edits)
            yield CodeAction(title, CodeActionKind.QuickFix, diagnostics, is_preferred=is_first and fix.safe, edit=edit)
            is_first = False
        if note := _note(text, finding):
            title = f"Abaikan {finding.rule} di sini, dengan alasan"
            yield CodeAction(title, CodeActionKind.QuickFix, diagnostics, edit=_workspace_edit(text, [note]))


def fix_all(text: Text, linter: Linter) -> CodeAction | None:
    """Return the action for all safe fixes of a text, or None if there are no safe fixes."""
    from pesanlint.fixer.edits import fix

    fixed = fix(linter, read_text(text.source, str(text.path)))
    if not fixed.edits:
        return None
    title = f"Perbaiki semua yang aman ({fixed.count} temuan)"
    return CodeAction(title, FIX_ALL, edit=_workspace_edit(text, fixed.edits))


def _workspace_edit(text: Text, edits: Iterable[SourceEdit]) -> WorkspaceEdit:
    return WorkspaceEdit({text.uri: [TextEdit(text.positions.range(edit.span), edit.text) for edit in edits]})


def _title(finding: Finding, fix: SourceFix) -> str:
    inside = all(finding.span.covers(edit.span) for edit in fix.edits)
    if inside:
        start = finding.span.start
        moved: list[SourceEdit] = [Edit(edit.span.shifted(-start), edit.text) for edit in fix.edits]
        use = apply_edits(finding.found, moved)
    else:
        use = " … ".join(edit.text for edit in fix.edits)
    shown = use.strip() if len(use) <= _LONGEST else f"{use[:_LONGEST].rstrip()}…"
    title = f"Ganti dengan “{shown}”" if shown else "Hapus"
    return title if fix.safe else f"{title} (periksa dahulu)"


def _note(text: Text, finding: Finding) -> SourceEdit | None:
    """Return the comment that suppresses a rule for the block of a finding, or None if no comment can be written there.

    The writer adds the reason; without one the comment itself has a finding. The comment must not change the prose.
    """
    if finding.rule.startswith(f"{SOURCE}."):
        return None
    document = read_text(text.source, str(text.path))
    block = next((one for one in reversed(document.blocks) if _holds(document.map.to_source(one.span), finding.span)), None)
    if block is None:
        return None
    end = document.map.to_source(block.span).end
    is_plain = text.path.suffix.lower() not in (".md", ".markdown", ".html", ".htm", ".xhtml")
    comment = f"pesanlint: abaikan {finding.rule} -- "
    inserted: SourceEdit = Edit(Span(end, end), f" [{comment}]" if is_plain else f" <!-- {comment}-->")
    after = read_text(apply_edits(text.source, [inserted]), str(text.path))
    is_read = len(after.comments) == len(document.comments) + 1 and after.text == document.text
    return inserted if is_read else None


def _holds(block: SourceSpan, span: SourceSpan) -> bool:
    return block.start <= span.start and span.end <= block.end

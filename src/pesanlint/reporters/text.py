"""Render reports for a terminal: each finding with its line, the marked span, the clause and the fix, then a summary."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pesanlint.finding import Finding, Level, Report, SourceFix
from pesanlint.spans import Lines, SourceSpan
from pesanlint.visible import visible

_WINDOW = 96
"""Characters of a line that are shown; a line is often a whole paragraph."""
_BEFORE = 40
"""Characters shown before the span if the line is too long to be shown whole."""

_LONGEST_CHANGE = 60
"""Characters shown of the text that a fix deletes or inserts."""
_LONGEST_CLAUSE, _CUT_CLAUSE = 100, 72
"""Characters from which on a clause is cut, and to which it is cut; `pesanlint explain` shows the whole clause."""
_UNSEEN = str.maketrans("", "", "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}")
"""Invisible characters inside words, which are not shown; they do not affect the terminal."""

_LARGE_SHARE = 0.25
"""Share of a file's words from which on a note says that they were skipped."""

_OF_ONE_COLUMN = re.compile(r"[\x00-\u02ff\u2010-\u2027]*")
_COLORS = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36"}


def render(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Render the findings, notes and failures of each report, then a summary.

    Args:
        reports: the reports of the files.
        color: whether to use ANSI colours.
    """
    levels: Counter[Level] = Counter()
    files = read = failed = safe = unsafe = accepted = 0
    for report in reports:
        files += 1
        accepted += report.accepted
        read += bool(report.source or not report.failures)
        lines = Lines(report.source) if report.findings else None
        for finding in report.findings:
            levels[finding.level] += 1
            is_safe = any(fix.safe for fix in finding.fixes)
            safe += is_safe
            unsafe += bool(finding.fixes) and not is_safe
            assert lines is not None
            yield _finding(report, finding, lines, color=color)
        for note in report.notes:
            yield f"{visible(report.path)}: catatan: {visible(note)}\n\n"
        for failure in report.failures:
            failed += 1
            rule = f" [{visible(failure.rule)}]" if failure.rule else ""
            yield f"{visible(report.path)}: {_painted('gagal', '31', color)}{rule}: {visible(failure.message)}\n\n"
        skipped = sum(count for _, count in report.skipped)
        if skipped > _LARGE_SHARE * (skipped + report.words):
            said = f"{skipped} dari {skipped + report.words} kata sengaja dilewati ({_reasons(report.skipped)})."
            yield f"{visible(report.path)}: {_painted('catatan', '36', color)}: {said}\n\n"
    yield _summary(files if read else 0, levels, safe, unsafe, failed, accepted)


def statistics(reports: Iterable[Report]) -> Iterator[str]:
    """Render the number of findings of each rule, the largest first, and the number of words skipped on purpose, if any."""
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for report in reports:
        counts.update(finding.rule for finding in report.findings)
        skipped.update(dict(report.skipped))
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>7}  {visible(rule)}\n"
    yield f"{counts.total():>7}  semuanya\n"
    if skipped:
        yield f"Kata yang sengaja dilewati: {_reasons(skipped.most_common())}.\n"


def _reasons(skipped: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {visible(reason)}" for reason, count in skipped)


def _legible(text: str) -> str:
    """Return prose with control characters made visible and invisible characters inside words removed."""
    return text if text.isprintable() else visible(text.translate(_UNSEEN) or text)


def _finding(report: Report, finding: Finding, lines: Lines, *, color: bool) -> str:
    line, column = lines.position(finding.span.start)
    level = _painted(finding.level.label, _COLORS[finding.level], color)
    place = _painted(f"{visible(report.path)}:{line}:{column}", "1", color)
    number, margin = str(line), " " * len(str(line))
    before, found, after = _excerpt(report.source, lines.span(line), finding.span)
    marks = _painted("^" * max(_width(found), 1), _COLORS[finding.level], color)
    out = [
        f"{place}: {level} [{visible(finding.rule)}] {_legible(finding.message)}",
        f"{margin} |",
        f"{number} | {before}{found}{after}",
        f"{margin} | {' ' * _width(before)}{marks}",
    ]
    if finding.source:
        out.append(f"{margin} = dasar: {_clause(finding)}")
    if finding.in_quote:
        out.append(f"{margin} = dalam kutipan langsung; tidak diubah")
    out += [f"{margin} = {_described(fix, report.source)}" for fix in finding.fixes]
    return "\n".join(out) + "\n\n"


def _excerpt(source: str, line: SourceSpan, span: SourceSpan) -> tuple[str, str, str]:
    """Return what is shown of a line: the text before the span, the part of the span on this line, and the text after it."""
    start = line.start if span.end - line.start <= _WINDOW else max(line.start, span.start - _BEFORE)
    found_end = min(span.end, line.end, max(start + _WINDOW, span.start))
    end = min(line.end, max(start + _WINDOW, found_end))
    before = ("…" if start > line.start else "") + _legible(source[start : span.start])
    after = _legible(source[found_end:end]) + ("…" if end < line.end else "")
    return before, _legible(source[span.start : found_end]), after


def _described(fix: SourceFix, source: str) -> str:
    label = "perbaikan" if fix.safe else "perbaikan (periksa dahulu)"
    changes = []
    for edit in fix.edits:
        start, end = edit.span
        old, new = source[start : min(end, start + _LONGEST_CHANGE)], edit.text[:_LONGEST_CHANGE]
        more_old, more_new = "…" * (end - start > _LONGEST_CHANGE), "…" * (len(edit.text) > _LONGEST_CHANGE)
        if old and new:
            changes.append(f"“{_legible(old)}{more_old}” → “{_legible(new)}{more_new}”")
        else:
            changes.append(f"hapus {_named(old)}{more_old}" if old else f"tambahkan {_named(new)}{more_new}")
    return f"{label}: {'; '.join(changes)}"


def _named(text: str) -> str:
    """Return how an insertion or deletion is shown: in quotation marks without blanks around it, or the name of a blank."""
    if word := text.strip():
        return f"“{_legible(word)}”"
    return "ganti baris" if "\n" in text or "\r" in text else "spasi"


def _clause(finding: Finding) -> str:
    """Return the clause of a finding on one line, cut if it is too long."""
    clause = visible(finding.source)
    if len(clause) <= _LONGEST_CLAUSE:
        return clause
    kept = clause[: _CUT_CLAUSE + 1]
    kept = kept[: kept.rfind("; ") + 1] if "; " in kept else kept[: kept.rfind(" ")]
    return f"{kept} … (selengkapnya: pesanlint explain {finding.rule})"


def _summary(files: int, levels: Counter[Level], safe: int, unsafe: int, failed: int, accepted: int) -> str:
    total = levels.total()
    new = " baru" if accepted else ""
    if total:
        parts = ", ".join(f"{levels[level]} {level.label}" for level in Level if levels[level])
        summary = f"{total} temuan{new} ({parts}) dalam {files} berkas."
    elif failed and not files:
        summary = "Tidak ada berkas yang dapat diperiksa."
    else:
        summary = f"Tidak ada temuan{new} dalam {files} berkas."
    if accepted:
        summary += f" {accepted} temuan lama tercatat di garis dasar."
    if safe:
        summary += f" {safe} dapat diperbaiki dengan --fix."
    if unsafe:
        summary += f" {unsafe} {'lagi ' if safe else ''}dengan --unsafe-fixes, setelah Anda periksa."
    if failed:
        summary += f" {failed} pemeriksaan gagal."
    return summary + "\n"


def _width(text: str) -> int:
    """Return the number of terminal columns of a text. Latin letters and common punctuation take one each."""
    if _OF_ONE_COLUMN.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _painted(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text

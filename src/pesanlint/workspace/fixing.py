"""Check one file, and write its fixes or show them as a diff; an error over the file becomes a failure in its report."""

import sys
from collections.abc import Callable
from pathlib import Path

from pesanlint.document import Document
from pesanlint.finding import Failure, Report
from pesanlint.records import NamedTuple
from pesanlint.visible import visible, visible_lines
from pesanlint.workspace.failures import failure
from pesanlint.workspace.workspace import Setup


class How(NamedTuple):
    """What to do with the fixes of a file."""

    fix: bool
    diff: bool
    unsafe: bool
    out: Path | None
    in_place: bool


class Outcome(NamedTuple):
    """The result for one file. `diff` and `text` are for standard output, `notes` for standard error."""

    report: Report
    fixed: int = 0
    """Number of findings fixed."""
    diff: str = ""
    text: bytes = b""
    notes: tuple[str, ...] = ()


Filter = Callable[[Report], Report]
"""Removes from a report the findings that a baseline accepts."""


def outcome(file: Path | None, named: Path, setup: Setup, how: How, new: Filter, *, is_walked: bool = False) -> Outcome:
    """Check one file, and fix it or show the fixes as a diff.

    Args:
        file: the file; None for standard input.
        named: the path to report.
        setup: its configuration and linter.
        how: what to do with the fixes.
        new: removes the findings that a baseline accepts.
        is_walked: whether it was found in a folder rather than named; if it is a link, it is not written.

    Raises:
        GuidelineError: the configuration or guideline is wrong.
        BaselineError: the baseline is wrong.
    """
    _ = setup.linter
    document = None
    try:
        document = _read(file, named, setup)
        if not (how.fix or how.diff):
            return Outcome(new(setup.linter.check(document)))
        return _compared(document, setup, how, new) if how.diff else _written(file, document, setup, how, new, is_walked)
    except BaseException as error:
        return Outcome(_failed(str(file or "-"), document, setup, new, failure(error)))


def _read(file: Path | None, named: Path, setup: Setup) -> Document:
    from pesanlint.readers import read, read_bytes

    limits = setup.config.limits
    if file:
        return read(file, limits=limits)
    return read_bytes(sys.stdin.buffer.read(limits.size + 1), str(named), limits=limits)


def _failed(path: str, document: Document | None, setup: Setup, new: Filter, failed: Failure) -> Report:
    """Return a report with the failure, and with the findings of the unchanged file if it can be checked."""
    if document is None:
        return Report(path, failures=(failed,))
    try:
        found = new(setup.linter.check(document))
    except BaseException as error:
        failure(error)  # raises it again if it concerns the whole run
        found = Report(document.path, document.source)
    return found._replace(failures=(*found.failures, failed))


def _compared(document: Document, setup: Setup, how: How, new: Filter) -> Outcome:
    """Return the outcome with the fixes as a unified diff."""
    import difflib
    import io

    from pesanlint.fixer.edits import fix

    fixed = fix(setup.linter, document, unsafe=how.unsafe)
    after = fixed.document
    old, made = (io.StringIO(one.source, newline="\n").readlines() for one in (document, after))
    lines = map(visible_lines, difflib.unified_diff(old, made, visible(document.path), visible(after.path)))
    diff = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return Outcome(new(fixed.report), fixed.count, diff)


def _written(file: Path | None, document: Document, setup: Setup, how: How, new: Filter, is_walked: bool) -> Outcome:
    """Write the fixed file, or return it for standard output."""
    from pesanlint.fixer.edits import fix
    from pesanlint.fixer.files import encoded, is_only_read, write

    fixed = fix(setup.linter, document, unsafe=how.unsafe)
    if file and is_walked and file.is_symlink():
        is_of_use = fixed.count and not is_only_read(document)
        note = f"{file}: tautan di dalam folder tidak diikuti saat memperbaiki. Sebutkan berkasnya langsung bila dikehendaki."
        return Outcome(new(setup.linter.check(document)), notes=(note,) if is_of_use else ())
    if file is None and not document.package and how.out is None:
        return Outcome(new(fixed.report), fixed.count, text=encoded(fixed.document))
    report = new(fixed.report)
    written = write(file, document, fixed, report.findings, out=how.out, in_place=how.in_place)
    notes = [f"Hasil perbaikan: {written}"] if written and written != file else []
    if is_only_read(document) and report.findings:
        notes.append(f"{file or '-'}: format ini hanya dibaca; perbaiki temuannya dengan program asalnya.")
    return Outcome(report, fixed.count, notes=tuple(notes))

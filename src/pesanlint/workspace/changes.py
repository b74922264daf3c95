"""Find the changed lines of a git repository, so that a review reports only new findings."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pesanlint.errors import ChangesError
from pesanlint.finding import Finding, Report
from pesanlint.readers import ReadError, read_bytes
from pesanlint.workspace.workspace import Setup

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""Git's name of the empty tree; before the first commit, everything is new."""


class Changes:
    """The change since a revision, or what is staged for the next commit.

    Args:
        folder: a folder of the repository.
        since: a revision; its merge base with HEAD is compared with the working files. None: the staged files are compared
            with the last commit.

    Raises:
        ChangesError: git, the repository or the revision does not exist.
    """

    def __init__(self, folder: Path, since: str | None) -> None:
        self._folder, self.is_staged = folder, since is None
        self.root = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        self._base = self._begun(since)
        self.files = dict(self._files())
        """The changed files, each with its earlier name; "" for new files."""

    def holds(self, file: Path) -> bool:
        """Whether a file has changed."""
        return self._name(file) in self.files

    def staged(self, file: Path) -> bytes:
        """Return the staged content of a file."""
        return self._git("cat-file", "blob", f":{self._name(file)}")

    def of(self, report: Report, file: Path, setup: Setup) -> Report:
        """Return the report without findings that are not due to the change.

        Findings on changed lines are kept; others, such as on a mention that has become the first one, only if the file had no
        such finding before.
        """
        if not report.findings or not (before := self.files.get(self._name(file))):
            return report
        spans = _line_spans(report.source, self._hunks(before, self._name(file)))
        inside = [any(_meets(finding, start, end) for start, end in spans) for finding in report.findings]
        had = Counter[str]() if all(inside) else self._had(before, file, setup)
        kept: list[Finding] = []
        for finding, is_inside in zip(report.findings, inside, strict=True):
            is_old = had[finding.fingerprint] > 0
            had[finding.fingerprint] -= is_old
            if is_inside or not is_old:
                kept.append(finding)
        return report._replace(findings=tuple(kept))

    def _had(self, before: str, file: Path, setup: Setup) -> Counter[str]:
        """Return the findings in a file before the change, by fingerprint."""
        try:
            data = self._git("cat-file", "blob", f"{self._base}:{before}")
            report = setup.linter.check(read_bytes(data, str(file), limits=setup.config.limits))
        except (ChangesError, ReadError):
            return Counter()
        return Counter(finding.fingerprint for finding in report.findings)

    def _begun(self, since: str | None) -> str:
        if since is None:
            return self._commit("HEAD") or _EMPTY_TREE
        if not (commit := self._commit(since)):
            raise ChangesError(
                f"revisi “{since}” tidak ada di repositori ini. Periksa namanya; di CI, ambil riwayatnya (fetch-depth: 0)."
            )
        try:
            return self._git("merge-base", commit, "HEAD").decode().strip()
        except ChangesError:  # unrelated histories, or a shallow clone
            return commit

    def _commit(self, revision: str) -> str:
        try:
            return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        except ChangesError:
            return ""

    def _files(self) -> Iterator[tuple[str, str]]:
        fields = self._git(*self._diff("--raw", "-z")).split(b"\0")
        at = 0
        while at < len(fields) - 1:
            status = fields[at].rsplit(b" ", 1)[-1][:1]
            count = 2 if status in b"RC" else 1
            names = [os.fsdecode(one) for one in fields[at + 1 : at + 1 + count]]
            if status != b"D":
                yield names[-1], "" if status == b"A" else names[0]
            at += 1 + count
        if not self.is_staged:
            others = self._git("ls-files", "-z", "--others", "--exclude-standard", cwd=self.root)
            for name in filter(None, others.split(b"\0")):
                yield os.fsdecode(name), ""

    def _hunks(self, before: str, name: str) -> list[tuple[int, int]]:
        """Return the first and last line, from 1, of each changed range of a file."""
        found = self._git(*self._diff("--unified=0"), "--", before, name, cwd=self.root)
        hunks = [(int(start), int(count) if count else 1) for start, count in _HUNK.findall(found)]
        return [(start, start + count - 1) for start, count in hunks if count]

    def _diff(self, *options: str) -> tuple[str, ...]:
        plain = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames", *options)
        return ("diff", *plain, "--cached", self._base) if self.is_staged else ("diff", *plain, self._base)

    def _name(self, file: Path) -> str:
        """Return a file's path relative to the top of the repository."""
        place = file.absolute()
        try:
            return (place.parent.resolve() / place.name).relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return ""

    def _git(self, *arguments: str, cwd: Path | None = None) -> bytes:
        command = ["git", "-c", "core.quotePath=false", "--literal-pathspecs", "--no-optional-locks", *arguments]
        try:
            done = subprocess.run(command, cwd=cwd or self._folder, capture_output=True, check=False)  # noqa: S603  A list.
        except OSError:
            raise ChangesError("git tidak dapat dijalankan. Pasang git, atau periksa tanpa --since dan --staged.") from None
        if done.returncode:
            is_none = b"not a git repository" in done.stderr
            raise ChangesError("folder ini bukan repositori git." if is_none else _said(done.stderr))
        return done.stdout


def _said(stderr: bytes) -> str:
    line = next(iter(stderr.decode("utf-8", "replace").splitlines()), "")
    return f"git: {line}" if line else "git tidak memberi jawaban."


def _line_spans(source: str, hunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of some lines of a text, with the line ends of git."""
    starts = [0, *(at + 1 for at, sign in enumerate(source) if sign == "\n"), len(source) + 1]
    return [(starts[min(first, len(starts)) - 1], starts[min(last, len(starts) - 1)]) for first, last in hunks]


def _meets(finding: Finding, start: int, end: int) -> bool:
    return finding.span.start < end and start < max(finding.span.end, finding.span.start + 1)

"""The baseline: old findings that a repository has agreed to live with, so that only new ones count.

A finding is known again by rule and sentence, not by line, so edits elsewhere in the file do not bring it back. A file
that was renamed is known again by its findings. A baseline that exists only shrinks: writing it anew drops what was mended and
what was in files that are gone, and takes up nothing.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pesanlint.errors import BaselineError, reason
from pesanlint.finding import Finding, Report
from pesanlint.inputs import MIB, read_bounded

VERSION = 1
SAME_FILE = 0.5
"""Share of the findings accepted for a file that is gone which a new file must have to be that file under another name."""
MANY = 50
"""Files with a finding in common beyond which it tells no file from another."""
STDIN = "-"
MAX_SIZE = 64 * MIB


class Written(NamedTuple):
    """What a baseline accepts once it is written, and what it no longer does."""

    accepted: int
    mended: int
    """Findings of files that were checked which are no longer there."""
    gone: tuple[str, ...]
    """Files that are no longer there."""
    renamed: tuple[tuple[str, str], ...]
    """Files with the names that they had and have."""


class Baseline:
    """How often each finding is accepted, by path and fingerprint.

    Args:
        accepted: path → fingerprint → how often. Empty for a baseline that is still to be written.
        folder: what the paths are relative to.
        is_new: whether it may take up findings.
        read: what its file held.
    """

    def __init__(
        self, accepted: Mapping[str, Mapping[str, int]], folder: Path, *, is_new: bool, read: bytes | None = None
    ) -> None:
        self._accepted = {path: Counter(counts) for path, counts in accepted.items()}
        self._folder = folder
        self._is_new, self._read = is_new, read
        self._seen: dict[str, Counter[str]] = {}
        self._gone: dict[str, set[str]] | None = None
        self._renamed: dict[str, str] = {}

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """Read a baseline.

        Raises:
            BaselineError: there is none, or it is not what `write` writes.
        """
        try:
            data = json.loads(read := read_bounded(path, MAX_SIZE))
            if data["version"] != VERSION:
                raise BaselineError(f"{path}: versi garis dasar ini tidak dikenal; perbarui pesanlint.")
            accepted = {str(name): {str(k): int(n) for k, n in counts.items()} for name, counts in data["findings"].items()}
        except FileNotFoundError:
            raise BaselineError(f"{path}: garis dasar belum ada; buat dengan --write-baseline.") from None
        except OSError as error:
            raise BaselineError(f"{path}: tidak dapat dibaca: {reason(error)}.") from None
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            raise BaselineError(
                f"{path}: bukan garis dasar pesanlint; hapus berkas itu, lalu jalankan --write-baseline."
            ) from None
        return cls(accepted, path.parent, is_new=False, read=read)

    def filter(self, report: Report, path: str) -> Report:
        """The report without the findings that are accepted, each as often as it is accepted.

        Args:
            report: what was found.
            path: the file, from the baseline's folder.
        """
        if report.findings and path not in self._accepted:
            self._follow(report, path)
        left = Counter(self._accepted.get(path, {}))
        seen = Counter[str]()
        if self._is_new or not report.failures:  # what could not be checked has mended nothing
            self._seen[path] = seen
        new: list[Finding] = []
        for finding in report.findings:
            known = left[finding.fingerprint] > 0
            left[finding.fingerprint] -= known
            if known or self._is_new:
                seen[finding.fingerprint] += 1
            if not known:
                new.append(finding)
        if self._is_new:
            new = []
        return report._replace(findings=tuple(new), accepted=len(report.findings) - len(new))

    def _follow(self, report: Report, path: str) -> None:
        """Accept for a file what was accepted for one that is gone, if enough of that is found in it."""
        if self._gone is None:
            self._gone = defaultdict(set)
            for name in self._accepted:
                if _is_gone(self._folder, name):
                    for fingerprint in self._accepted[name]:
                        self._gone[fingerprint].add(name)
        found = Counter(finding.fingerprint for finding in report.findings)
        candidates: set[str] = set()
        for names in sorted((self._gone[one] for one in found if one in self._gone), key=len):  # what is rare tells most
            if candidates and len(names) > MANY:
                break
            candidates |= names
        shares = {name: _share(self._accepted[name], found) for name in sorted(candidates)}
        best = max(shares, key=lambda name: (shares[name], Path(name).name == Path(path).name), default="")
        if best and shares[best] >= SAME_FILE:
            for fingerprint in self._accepted[best]:
                self._gone[fingerprint].discard(best)
            self._accepted[path] = self._accepted.pop(best)
            self._renamed[path] = best

    def write(self, path: Path) -> Written:
        """Write what is left of the baseline after all reports were filtered; files that were not checked stay as they are.

        Raises:
            BaselineError: it cannot be written.
        """
        gone = tuple(sorted(name for name in self._accepted if name not in self._seen and _is_gone(self._folder, name)))
        kept = {**{name: counts for name, counts in self._accepted.items() if name not in gone}, **self._seen}
        findings = {name: dict(sorted(counts.items())) for name, counts in sorted(kept.items()) if counts}
        text = json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=1) + "\n"
        from pesanlint.errors import WriteError
        from pesanlint.writing import put

        try:
            put(path, text.encode("utf-8", "surrogatepass"), over=self._read, new=self._is_new)
        except WriteError as error:
            raise BaselineError(f"{path}: {error}") from None
        mended = sum((self._accepted.get(name, Counter()) - counts).total() for name, counts in self._seen.items())
        renamed = tuple(sorted((before, after) for after, before in self._renamed.items()))
        return Written(sum(sum(counts.values()) for counts in findings.values()), mended, gone, renamed)


def _share(accepted: Counter[str], found: Counter[str]) -> float:
    """How much of what is accepted is found."""
    return (accepted & found).total() / max(accepted.total(), 1)


def _is_gone(folder: Path, name: str) -> bool:
    """Whether a file is certainly no longer there; one in a folder that is closed to us may be."""
    if name == STDIN:
        return False
    try:
        (folder / name).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False

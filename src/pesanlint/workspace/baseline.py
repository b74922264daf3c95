"""Keep a baseline: the old findings that a repository accepts, so that only new ones count.

A finding is recognised by its rule and sentence, not by its line, so edits elsewhere in the file do not bring it back. A
renamed file is recognised by its findings. An existing baseline only shrinks: rewriting it drops findings that were fixed and
files that are gone, and adds nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from pesanlint.errors import BaselineError, reason
from pesanlint.finding import Finding, Report
from pesanlint.inputs import MIB, read_bounded
from pesanlint.records import NamedTuple

VERSION = 1
SAME_FILE = 0.5
"""Share of a missing file's accepted findings which a new file must contain to count as that file renamed."""
MANY = 50
"""Number of files that share a finding beyond which it is not used to recognise a renamed file."""
STDIN = "-"
MAX_SIZE = 64 * MIB


class Written(NamedTuple):
    """What writing a baseline kept and dropped."""

    accepted: int
    resolved: int
    """Number of accepted findings that are no longer in the files that were checked."""
    gone: tuple[str, ...]
    """Files that no longer exist."""
    renamed: tuple[tuple[str, str], ...]
    """The old and the new name of each renamed file."""


class Baseline:
    """The number of times each finding is accepted, by path and fingerprint.

    Args:
        accepted: path → fingerprint → number of times. Empty for a new baseline.
        folder: the folder that the paths are relative to.
        is_new: whether findings may be added.
        read: the bytes of its file when it was loaded.
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
            BaselineError: the file does not exist, or is not in the form that `write` writes.
        """
        try:
            import json

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
        """Return the report without the accepted findings, each removed at most as often as it is accepted.

        Args:
            report: the report of one file.
            path: the path of the file, relative to the baseline's folder.
        """
        if report.findings and path not in self._accepted:
            self._follow(report, path)
        left = Counter(self._accepted.get(path, {}))
        seen = Counter[str]()
        if self._is_new or not report.failures:  # a failed check does not show that a finding is gone
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
        """Use the accepted findings of a missing file for this one if enough of them are found in it (a renamed file)."""
        if self._gone is None:
            self._gone = defaultdict(set)
            for name in self._accepted:
                if _is_gone(self._folder, name):
                    for fingerprint in self._accepted[name]:
                        self._gone[fingerprint].add(name)
        found = Counter(finding.fingerprint for finding in report.findings)
        candidates: set[str] = set()
        for names in sorted((self._gone[one] for one in found if one in self._gone), key=len):  # the rarest findings first
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
        """Write the findings that are still there after all reports were filtered; keep the entries of unchecked files.

        Raises:
            BaselineError: it cannot be written.
        """
        gone = tuple(sorted(name for name in self._accepted if name not in self._seen and _is_gone(self._folder, name)))
        kept = {**{name: counts for name, counts in self._accepted.items() if name not in gone}, **self._seen}
        findings = {name: dict(sorted(counts.items())) for name, counts in sorted(kept.items()) if counts}
        import json

        text = json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=1) + "\n"
        from pesanlint.errors import WriteError
        from pesanlint.writing import put

        try:
            put(path, text.encode("utf-8", "surrogatepass"), over=self._read, new=self._is_new)
        except WriteError as error:
            raise BaselineError(f"{path}: {error}") from None
        resolved = sum((self._accepted.get(name, Counter()) - counts).total() for name, counts in self._seen.items())
        renamed = tuple(sorted((before, after) for after, before in self._renamed.items()))
        return Written(sum(sum(counts.values()) for counts in findings.values()), resolved, gone, renamed)


def _share(accepted: Counter[str], found: Counter[str]) -> float:
    """Return the share of the accepted findings that were found."""
    return (accepted & found).total() / max(accepted.total(), 1)


def _is_gone(folder: Path, name: str) -> bool:
    """Whether a file certainly no longer exists. False for a file in a folder that may not be read."""
    if name == STDIN:
        return False
    try:
        (folder / name).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False

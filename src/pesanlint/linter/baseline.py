"""The baseline: old findings that a repository has agreed to live with, so that only new ones count.

A finding is known again by rule and sentence, not by line, so edits elsewhere in the file do not bring it back. A baseline that
exists only shrinks: writing it anew drops what was mended and takes up nothing.
"""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pesanlint.finding import Finding, Report
from pesanlint.inputs import MIB, read_bounded
from pesanlint.reasons import reason

VERSION = 1
MAX_SIZE = 64 * MIB


class BaselineError(Exception):
    """A baseline that cannot be used; the message (Indonesian) says why and what to do."""


class Baseline:
    """How often each finding is accepted, by path and fingerprint.

    Args:
        accepted: path → fingerprint → how often. Empty for a baseline that is still to be written.
        is_new: whether it may take up findings.
    """

    def __init__(self, accepted: Mapping[str, Mapping[str, int]], *, is_new: bool) -> None:
        self._accepted = {path: Counter(counts) for path, counts in accepted.items()}
        self._is_new = is_new
        self._seen: dict[str, Counter[str]] = {}

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """Read a baseline.

        Raises:
            BaselineError: there is none, or it is not what `write` writes.
        """
        try:
            data = json.loads(read_bounded(path, MAX_SIZE))
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
        return cls(accepted, is_new=False)

    def filter(self, report: Report, path: str) -> Report:
        """The report without the findings that are accepted, each as often as it is accepted."""
        left = Counter(self._accepted.get(path, {}))
        seen = self._seen.setdefault(path, Counter())
        new: list[Finding] = []
        for finding in report.findings:
            known = left[finding.fingerprint] > 0
            left[finding.fingerprint] -= known
            if known or self._is_new:
                seen[finding.fingerprint] += 1
            if not known:
                new.append(finding)
        return report._replace(findings=() if self._is_new else tuple(new))

    def write(self, path: Path) -> int:
        """Write what is left of the baseline after all reports were filtered; files that were not checked stay as they are.

        Returns: how many findings it accepts now.

        Raises:
            BaselineError: it cannot be written.
        """
        kept = {**self._accepted, **self._seen}
        findings = {name: dict(sorted(counts.items())) for name, counts in sorted(kept.items()) if counts}
        text = json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=1) + "\n"
        try:
            temporary = path.with_name(f".{path.name}.new")
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(path)
        except OSError as error:
            raise BaselineError(f"{path}: tidak dapat ditulis: {reason(error)}.") from None
        return sum(sum(counts.values()) for counts in findings.values())

"""The baselines of one run: which applies to which file, each read and written once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pesanlint.errors import BaselineError
from pesanlint.workspace.baseline import Baseline, Written
from pesanlint.workspace.workspace import Setup

SHOWN = 10
"""Files that are named in what is said of a baseline."""


class Baselines:
    """The baselines of one run: old findings are left out, new baselines written."""

    def __init__(self, given: Path | None, *, writing: bool) -> None:
        self._given, self._writing = given, writing
        self._open: dict[Path, Baseline] = {}

    def path(self, setup: Setup) -> Path | None:
        """The baseline that applies under a configuration, if any.

        Raises:
            BaselineError: the configuration names one outside its project, where it must be neither read nor written.
        """
        if self._given or not setup.config.baseline:
            return self._given
        path = setup.file.folder / setup.config.baseline
        if not setup.file.project.holds(path):
            from pesanlint.authoring.project import HOW

            raise BaselineError(f"{path}: garis dasar ini di luar folder proyek {setup.file.project.root}. {HOW}.")
        return path

    def files(self) -> set[Path]:
        """The files of the baselines that were asked for so far."""
        return set(self._open)

    def at(self, path: Path) -> Baseline:
        """The baseline in a file.

        Raises:
            BaselineError: it cannot be used, or there is none and none is to be written.
        """
        if path not in self._open:
            self._open[path] = (
                Baseline({}, path.parent, is_new=True) if self._writing and not path.exists() else Baseline.load(path)
            )
        return self._open[path]

    def write(self) -> Iterator[str]:
        """Write all of them, and say (in Indonesian) what became of each.

        Raises:
            BaselineError: one cannot be written, or there is none to write.
        """
        if not self._open:
            raise BaselineError("tidak ada garis dasar yang ditulis; sebutkan berkasnya dengan --baseline.")
        for path, baseline in self._open.items():
            yield from _said(path, baseline.write(path))


def _said(path: Path, written: Written) -> Iterator[str]:
    """What became of a baseline that was written."""
    mended = f"; {written.mended} yang tidak ditemukan lagi dikeluarkan" if written.mended else ""
    yield f"{path}: {written.accepted} temuan tercatat sebagai garis dasar{mended}."
    if written.renamed:
        yield f"{path}: mengikuti berkas yang berganti nama: {_listed(f'{old} → {new}' for old, new in written.renamed)}."
    if written.gone:
        yield f"{path}: catatan berkas yang sudah tidak ada dikeluarkan: {_listed(written.gone)}."


def _listed(names: Iterable[str]) -> str:
    """Some names, and how many more there are."""
    known = list(names)
    more = len(known) - SHOWN
    return "; ".join(known[:SHOWN]) + (f"; dan {more} lagi" if more > 0 else "")

"""Choose the baseline for each file of a run, and read and write each baseline once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pesanlint.errors import BaselineError
from pesanlint.workspace.workspace import Setup

if TYPE_CHECKING:
    from pesanlint.workspace.baseline import Baseline, Written

SHOWN = 10
"""Number of files that a message about a baseline names."""


class Baselines:
    """The baselines of one run.

    Args:
        given: the baseline that the caller named; by default the one in the configuration.
        writing: whether baselines that do not exist are created.
    """

    def __init__(self, given: Path | None, *, writing: bool) -> None:
        self._given, self._writing = given, writing
        self._open: dict[Path, Baseline] = {}

    def path(self, setup: Setup) -> Path | None:
        """Return the path of the baseline that applies under a configuration, if any.

        Raises:
            BaselineError: the configuration names a file outside its project, which may be neither read nor written.
        """
        if self._given or not setup.config.baseline:
            return self._given
        path = setup.file.folder / setup.config.baseline
        if not setup.file.project.holds(path):
            from pesanlint.authoring.project import HOW

            raise BaselineError(f"{path}: garis dasar ini di luar folder proyek {setup.file.project.root}. {HOW}.")
        return path

    def files(self) -> set[Path]:
        """Return the paths of the baselines opened so far."""
        return set(self._open)

    def at(self, path: Path) -> "Baseline":
        """Return the baseline in a file.

        Raises:
            BaselineError: it cannot be read, or does not exist and is not to be created.
        """
        from pesanlint.workspace.baseline import Baseline

        if path not in self._open:
            self._open[path] = (
                Baseline({}, path.parent, is_new=True) if self._writing and not path.exists() else Baseline.load(path)
            )
        return self._open[path]

    def write(self) -> Iterator[str]:
        """Write all open baselines and yield messages (Indonesian) on what changed in each.

        Raises:
            BaselineError: one cannot be written, or none is open.
        """
        if not self._open:
            raise BaselineError("tidak ada garis dasar yang ditulis; sebutkan berkasnya dengan --baseline.")
        for path, baseline in self._open.items():
            yield from _messages(path, baseline.write(path))


def _messages(path: Path, written: "Written") -> Iterator[str]:
    """Yield messages on what writing a baseline changed."""
    resolved = f"; {written.resolved} yang tidak ditemukan lagi dikeluarkan" if written.resolved else ""
    yield f"{path}: {written.accepted} temuan tercatat sebagai garis dasar{resolved}."
    if written.renamed:
        yield f"{path}: mengikuti berkas yang berganti nama: {_listed(f'{old} → {new}' for old, new in written.renamed)}."
    if written.gone:
        yield f"{path}: catatan berkas yang sudah tidak ada dikeluarkan: {_listed(written.gone)}."


def _listed(names: Iterable[str]) -> str:
    """Join the first names and add the number of the others."""
    known = list(names)
    more = len(known) - SHOWN
    return "; ".join(known[:SHOWN]) + (f"; dan {more} lagi" if more > 0 else "")

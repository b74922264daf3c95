"""The project: the files that a configuration may make pesanlint read.

A configuration comes with a repository, and may come from a stranger. It may name files of its own project and the packs that
pesanlint ships; whatever else it names is read only if the person who runs pesanlint says so. Links count as what they lead to.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pesanlint.inputs import read_bounded
from pesanlint.shipped import rules_root

HOW = "Jalankan dengan --allow-outside jika berkas itu memang tepercaya"


class OutsideError(OSError):
    """A file that a configuration names and may not. The reason (Indonesian) quotes nothing of the file."""


class Project(NamedTuple):
    """A folder in which a configuration may name files; without one it may name any."""

    root: Path | None = None

    @classmethod
    def around(cls, folder: Path, *, allow_outside: bool = False) -> "Project":
        """The project of the configuration in a folder: its repository where there is one, else the folder.

        A repository that is the home folder or lies above it (people keep their settings in one) is no project: it would open
        all that a person has to a configuration that was unpacked somewhere in it.
        """
        if allow_outside:
            return cls()
        folder = folder.resolve()
        too_high = set(_homes())
        for above in (folder, *folder.parents):
            if above in too_high:
                break
            if (above / ".git").exists():
                return cls(above)
        return cls(folder)

    def holds(self, path: Path) -> bool:
        """Whether a file or folder may be read here, wherever links lead."""
        if self.root is None:
            return True
        try:
            place = path.resolve()
        except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL
            return False
        return place.is_relative_to(self.root) or place.is_relative_to(rules_root().resolve())

    def read(self, path: Path, limit: int) -> bytes:
        """What a file of the project holds.

        Raises:
            OutsideError: it lies outside the project.
            OSError: it cannot be read, is no regular file, or holds more than `limit` bytes.
        """
        if not self.holds(path):
            raise OutsideError(0, f"letaknya di luar folder proyek {self.root}. {HOW}", str(path))
        return read_bounded(path, limit)


ANYWHERE = Project()
"""Of files that the caller names, or that pesanlint ships."""


def _homes() -> Iterator[Path]:
    try:
        home = Path.home().resolve()
    except (OSError, RuntimeError):
        home = Path("/")
    yield from (home, *home.parents)
    yield Path(home.anchor)

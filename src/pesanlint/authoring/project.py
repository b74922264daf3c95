"""Limit the files that a configuration can make pesanlint read.

A configuration comes with a repository, and may come from a stranger. It may name files of its own project and the packs that
pesanlint ships; other files are read only if the person who runs pesanlint allows it. A link counts as its target.
"""

from collections.abc import Iterator
from pathlib import Path

from pesanlint.inputs import read_bounded
from pesanlint.records import NamedTuple
from pesanlint.shipped import rules_root

HOW = "Jalankan dengan --allow-outside jika berkas itu memang tepercaya"


class OutsideError(OSError):
    """A configuration names a file that it may not read. The reason (Indonesian) quotes nothing from the file."""


class Project(NamedTuple):
    """The folder in which a configuration may name files; without one, it may name any file."""

    root: Path | None = None

    @classmethod
    def around(cls, folder: Path, *, allow_outside: bool = False) -> "Project":
        """Return the project of the configuration in a folder: its repository if there is one, else the folder.

        A repository at or above the home folder (people keep their settings in one) does not count: a configuration unpacked
        anywhere in it could then read all of the person's files.
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
        """Whether a file or folder is inside the project or the shipped packs after links are resolved."""
        if self.root is None:
            return True
        try:
            place = path.resolve()
        except (OSError, RuntimeError, ValueError):  # a cycle of links, a NUL
            return False
        return place.is_relative_to(self.root) or place.is_relative_to(rules_root().resolve())

    def read(self, path: Path, limit: int) -> bytes:
        """Return the bytes of a file of the project.

        Raises:
            OutsideError: it is outside the project.
            OSError: it cannot be read, is not a regular file, or has more than `limit` bytes.
        """
        if not self.holds(path):
            raise OutsideError(0, f"letaknya di luar folder proyek {self.root}. {HOW}", str(path))
        return read_bounded(path, limit)


ANYWHERE = Project()
"""The project for files that the caller names or that pesanlint ships: any file may be read."""


def _homes() -> Iterator[Path]:
    try:
        home = Path.home().resolve()
    except (OSError, RuntimeError):
        home = Path("/")
    yield from (home, *home.parents)
    yield Path(home.anchor)

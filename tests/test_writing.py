"""Writing is atomic, follows no links, overwrites no concurrent change, and leaves no temporary files."""

import errno
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint import writing
from pesanlint.errors import WriteError
from pesanlint.writing import put
from unprivileged import without_rights

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"lama")
    writing.clear_once.cache_clear()
    return path


def names(folder: Path) -> list[str]:
    return sorted(child.name for child in folder.iterdir())


# --- Several files ---------------------------------------------------------------------------------------------------------


def test_new_files_are_all_written_or_none(tmp_path: Path) -> None:
    writing.put_new({tmp_path / "a/b.txt": b"b", tmp_path / "c.txt": b"c"})
    assert (tmp_path / "a/b.txt").read_bytes() == b"b"
    for taken, name in ((tmp_path / "c.txt", "c.txt"), (tmp_path / "c.txt/d", "c.txt")):
        with pytest.raises(WriteError, match=rf"{name}: Tidak dapat ditulis: sudah ada"):
            writing.put_new({tmp_path / "new.txt": b"1", taken: b"2"})
        assert names(tmp_path) == ["a", "c.txt"]
    assert (tmp_path / "c.txt").read_bytes() == b"c"


# --- What is refused ---------------------------------------------------------------------------------------------------------


def a_link(path: Path) -> None:
    path.rename(path.with_name("asli"))
    path.symlink_to("asli")


def a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("asli")


def a_hard_link(path: Path) -> None:
    path.with_name("asli").hardlink_to(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@posix
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (a_link, "tautan"),
        (a_link_to_nothing, "tautan"),
        (a_hard_link, "2 nama"),
        (a_folder, "folder"),
        (a_pipe, "berkas biasa"),
        (lambda path: path.chmod(0o444), "hanya boleh dibaca"),
        (lambda path: path.chmod(0), "hanya boleh dibaca"),
    ],
)
@pytest.mark.parametrize("over", [None, b"lama"])
def test_what_stands_there_is_left(path: Path, make: Callable[[Path], object], says: str, over: bytes | None) -> None:
    make(path)
    before = names(path.parent), path.lstat()
    with pytest.raises(WriteError, match=says):
        put(path, b"baru", over=over)
    after = names(path.parent), path.lstat()
    assert after[0] == before[0]
    assert (after[1].st_ino, after[1].st_mode, after[1].st_mtime_ns) == (
        before[1].st_ino,
        before[1].st_mode,
        before[1].st_mtime_ns,
    )
    if (asli := path.with_name("asli")).exists():
        assert asli.read_bytes() == b"lama"


@posix
@pytest.mark.parametrize("make", [Path.exists, a_link, a_link_to_nothing, a_folder, a_pipe])
def test_a_new_file_takes_nobody_s_place(path: Path, make: Callable[[Path], object]) -> None:
    make(path)
    before = names(path.parent)
    with pytest.raises(WriteError):
        put(path, b"baru", new=True)
    assert names(path.parent) == before


@posix
def test_a_link_that_is_named_is_followed_and_the_place_said(path: Path) -> None:
    a_link(path)
    assert put(path, b"baru", over=b"lama", follow=True) == Path(os.path.realpath(path))
    assert path.is_symlink()
    assert path.with_name("asli").read_bytes() == b"baru"


@posix
def test_a_link_that_goes_round_is_refused(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)
    with pytest.raises(WriteError, match="tautan"):
        put(path, b"baru", follow=True)


@posix
def test_nothing_is_written_through_a_planted_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = path.with_name("korban")
    victim.write_bytes(b"punya Sari")
    monkeypatch.setattr(os, "urandom", bytes)  # what nobody can foresee, foreseen
    path.with_name(f".pesanlint-{writing._machine()}-{os.getpid()}-{'00' * 8}.tmp").symlink_to(victim)
    with pytest.raises(WriteError, match="sudah ada"):
        put(path, b"baru", over=b"lama")
    assert (victim.read_bytes(), path.read_bytes()) == (b"punya Sari", b"lama")


# --- What is kept ------------------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o666, 0o755, 0o4755])
def test_the_mode_is_kept_without_other_rights(path: Path, mode: int) -> None:
    path.chmod(mode)
    put(path, b"baru", over=b"lama")
    assert path.stat().st_mode & 0o7777 == mode & 0o777


@posix
def test_a_new_file_has_the_mode_that_the_umask_leaves_or_that_of_its_model(path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(path.with_name("b"), b"baru", new=True)
        put(path.with_name("c"), b"baru", mode=0o600)
        path.chmod(0o664)
        put(path.with_name("d"), b"baru", like=path)
    finally:
        os.umask(before)
    assert [path.with_name(name).stat().st_mode & 0o777 for name in "bcd"] == [0o640, 0o600, 0o664]


def test_the_time_of_change_is_that_of_the_change(path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))
    put(path, b"baru", over=b"lama")
    assert time.time() - path.stat().st_mtime < 60


@pytest.mark.skipif(sys.platform != "linux", reason="attributes are Linux's")
def test_attributes_are_kept(path: Path) -> None:
    try:
        os.setxattr(path, "user.catatan", b"Sari")
    except OSError:
        pytest.skip("this file system has no attributes")
    put(path, b"baru", over=b"lama")
    assert os.getxattr(path, "user.catatan") == b"Sari"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others")
def test_root_keeps_owner_and_group(path: Path) -> None:
    os.chown(path, 12345, 23456)
    put(path, b"baru", over=b"lama")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


PUT = "from pathlib import Path; from pesanlint.writing import put; put(Path('a.txt'), b'baru', over=b'lama')"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others")
@pytest.mark.parametrize(("mode", "left"), [(0o666, 0o666), (0o676, 0o666), (0o606, 0o666)])
def test_in_a_shared_folder_an_owner_that_cannot_be_kept_is_no_reason_to_fail(path: Path, mode: int, left: int) -> None:
    os.chown(path, 12345, 23456)
    path.chmod(mode)
    done = without_rights(path.parent, "-c", PUT)
    assert (done.returncode, path.read_bytes()) == (0, b"baru"), done.stderr
    assert path.stat().st_mode & 0o777 == left
    assert names(path.parent) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others")
def test_a_file_that_its_owner_keeps_from_us_is_left_though_the_folder_is_ours(path: Path) -> None:
    os.chown(path, 12345, 23456)
    done = without_rights(path.parent, "-c", PUT)
    assert "hanya boleh dibaca" in done.stderr
    assert path.read_bytes() == b"lama"


@posix
def test_a_folder_that_takes_no_files_is_said(path: Path) -> None:
    path.parent.chmod(0o555)
    done = without_rights(path.parent, "-c", PUT)
    path.parent.chmod(0o755)
    assert "Tidak dapat ditulis: izinnya tidak cukup" in done.stderr
    assert path.read_bytes() == b"lama"


@pytest.mark.parametrize("fails", ["fsync", "open", "chmod"])
def test_what_fails_on_the_way_leaves_all_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((Path, "chmod") if fails == "chmod" else (os, fails)), refuse)
    with pytest.raises(WriteError, match="penuh"):
        put(path, b"baru", over=b"lama")
    monkeypatch.undo()
    assert (path.read_bytes(), names(path.parent)) == (b"lama", ["a.txt"])


# --- A save in between -------------------------------------------------------------------------------------------------------

exchanging = pytest.mark.skipif(writing._renameat2() is None, reason="this system cannot exchange two files")


def by_rename(path: Path, data: bytes) -> None:
    other = path.with_name("penyunting")
    other.write_bytes(data)
    other.replace(path)


def in_place(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.truncate()
        file.write(data)


@pytest.mark.parametrize("save", [by_rename, in_place, lambda path, _: path.unlink()])
def test_what_was_saved_since_it_was_read_is_kept(path: Path, save: Callable[[Path, bytes], object]) -> None:
    save(path, b"suntingan")
    before = names(path.parent)
    with pytest.raises(WriteError, match="berubah sejak dibaca"):
        put(path, b"baru", over=b"lama")
    assert names(path.parent) == before


@exchanging
@pytest.mark.parametrize("data", [b"suntingan", b"amal"])
@pytest.mark.parametrize("save", [by_rename, in_place])
def test_what_is_saved_at_the_very_last_moment_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path, bytes], object], data: bytes
) -> None:
    renamed = writing._renamed
    saves = [lambda: save(path, data)]

    def late(source: Path, target: Path, flag: int) -> bool:
        while saves:
            saves.pop()()
        return renamed(source, target, flag)

    monkeypatch.setattr(writing, "_renamed", late)
    with pytest.raises(WriteError, match="berubah sejak dibaca"):
        put(path, b"baru", over=b"lama")
    assert (path.read_bytes(), names(path.parent)) == (data, ["a.txt"])


@exchanging
@pytest.mark.parametrize("save", [by_rename, in_place])
def test_of_two_saves_the_last_one_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path, bytes], object]
) -> None:
    renamed = writing._renamed
    saves = [b"ketiga", b"kedua", b"pertama"]

    def late(source: Path, target: Path, flag: int) -> bool:
        if saves:
            save(path, saves.pop())
        return renamed(source, target, flag)

    monkeypatch.setattr(writing, "_renamed", late)
    with pytest.raises(WriteError):
        put(path, b"baru", over=b"lama")
    assert (path.read_bytes(), names(path.parent)) == (b"ketiga", ["a.txt"])


@exchanging
def test_a_file_that_a_program_has_open_to_write_is_left(path: Path) -> None:
    with path.open("r+b") as file:
        with pytest.raises(WriteError, match="sedang dibuka"):
            put(path, b"baru", over=b"lama")
        file.write(b"suntingan")
    assert (path.read_bytes(), names(path.parent)) == (b"suntingan", ["a.txt"])


@exchanging
def test_a_program_that_only_reads_the_file_is_in_nobody_s_way(path: Path) -> None:
    with path.open("rb") as file:
        put(path, b"baru", over=b"lama")
        assert file.read() == b"lama"
    assert path.read_bytes() == b"baru"


EDITOR = """
import os, sys
path, style = sys.argv[1:]
for line in sys.stdin:
    wait, data = line.split()
    for _ in range(int(wait)): pass
    if style == "rename":
        with open(path + "~", "wb") as file: file.write(data.encode())
        os.replace(path + "~", path)
    else:
        with open(path, "r+b" if style == "slow" else "wb") as file:
            if style == "slow":
                for _ in range(2000): pass
                file.truncate()
            file.write(data.encode())
    print(flush=True)
"""


@exchanging
@pytest.mark.parametrize("style", ["rename", "truncate", "slow"])
def test_saves_aimed_at_the_window_are_never_lost(path: Path, monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    """An editor saves around the moment of the exchange: in either order, the file has the editor's content in the end."""
    lost, refused = aimed(path, monkeypatch, style, rounds=300)
    assert lost == 0
    assert 0 < refused < 300  # before and behind the window, too
    assert [name for name in names(path.parent) if name.endswith(".tmp")] == []


def aimed(path: Path, monkeypatch: pytest.MonkeyPatch, style: str, *, rounds: int) -> tuple[int, int]:
    """Return the number of saves lost, and the number that prevented writing."""
    dice, lost, refused, renamed = random.Random(20), 0, 0, writing._renamed
    command = [sys.executable, "-c", EDITOR, str(path), style]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdin
        assert editor.stdout
        order = editor.stdin
        edited = ""

        def at_the_same_time(source: Path, target: Path, flag: int) -> bool:
            """Called between the last comparison and the exchange, and again to restore the file."""
            order.write(f"{dice.randrange(2000)} {edited}\n" * (not ordered))
            order.flush()
            ordered.append(edited)
            start, wait = time.perf_counter(), dice.random() * 4e-4
            while time.perf_counter() < start + wait:
                pass
            return renamed(source, target, flag)

        monkeypatch.setattr(writing, "_renamed", at_the_same_time)
        for number in range(rounds):
            path.write_bytes(b"lama")
            ordered: list[str] = []
            edited = f"suntingan-{number}"
            try:
                put(path, b"baru", over=b"lama")
            except WriteError:
                refused += 1
            editor.stdout.readline()
            lost += path.read_bytes() != edited.encode()
        order.close()
    return lost, refused


def test_where_files_cannot_be_exchanged_they_are_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_renameat2", lambda: None)
    put(path, b"baru", over=b"lama")
    put(path.with_name("b"), b"baru", new=True)
    with pytest.raises(WriteError, match="sudah ada"):
        put(path.with_name("b"), b"lain", new=True)
    assert (path.read_bytes(), path.with_name("b").read_bytes(), names(path.parent)) == (b"baru", b"baru", ["a.txt", "b"])


def test_threads_that_write_the_same_file_leave_it_whole(path: Path) -> None:
    texts = [bytes([65 + number]) * 100_000 for number in range(8)]
    threads = [threading.Thread(target=put, args=(path, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in texts
    assert names(path.parent) == ["a.txt"]


# --- What a killed run has left ----------------------------------------------------------------------------------------------


def dead() -> int:
    """The id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


@posix
@pytest.mark.parametrize(
    ("name", "is_cleared"),
    [
        (".pesanlint-{here}-{dead}-0123456789abcdef.tmp", True),
        (".pesanlint-{here}-{alive}-0123456789abcdef.tmp", False),
        (".pesanlint-{there}-{dead}-0123456789abcdef.tmp", False),  # of another machine: it may be at work
        (".pesanlint-{here}-{dead}-0123456789abcde.tmp", False),
        (".pesanlint-{here}-{dead}-0123456789abcdef.tmp.txt", False),
        (".a.txt.tmp", False),
    ],
)
def test_only_ours_and_only_of_the_dead_is_cleared(path: Path, name: str, is_cleared: bool) -> None:
    left = path.with_name(name.format(here=writing._machine(), there="00000000", dead=dead(), alive=os.getpid()))
    left.write_bytes(b"setengah")
    put(path, b"baru", over=b"lama")
    assert left.exists() != is_cleared


@posix
def test_what_another_machine_has_left_is_cleared_when_it_is_old(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = path.with_name(".pesanlint-00000000-1-0123456789abcdef.tmp")
    left.touch()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 2 * 24 * 3600)
    writing.clear(str(path.parent))
    assert names(path.parent) == ["a.txt"]


@posix
@pytest.mark.parametrize("make", [lambda left: left.symlink_to("a.txt"), lambda left: left.mkdir(), os.mkfifo])
def test_what_is_no_file_is_not_cleared(path: Path, make: Callable[[Path], object]) -> None:
    left = path.with_name(f".pesanlint-{writing._machine()}-{dead()}-0123456789abcdef.tmp")
    make(left)
    writing.clear(str(path.parent))
    assert os.path.lexists(left)
    assert path.read_bytes() == b"lama"

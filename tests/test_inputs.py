"""Reading files that come with a repository."""

import os
from pathlib import Path

import pytest

from pesanlint.errors import reason
from pesanlint.inputs import read_bounded


def test_a_regular_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").symlink_to("a")
    assert read_bounded(tmp_path / "a", 5) == read_bounded(tmp_path / "b", 5) == b"12345"
    with pytest.raises(OSError, match="isinya lebih dari"):
        read_bounded(tmp_path / "a", 4)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/dev/tty", "/dev/full"])
def test_a_device_is_refused(path: str) -> None:
    if not Path(path).exists() or Path(path).is_file():
        pytest.skip("there is no such device")
    with pytest.raises(OSError) as caught:  # noqa: PT011  Which one, the reason says.
        read_bounded(Path(path), 10)
    assert reason(caught.value) == "bukan berkas biasa (pipa, soket, atau perangkat)" or caught.value.errno


def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(OSError, match="bukan berkas biasa"):
        read_bounded(tmp_path / "pipa", 10)


def test_a_folder_and_a_nul_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_bounded(tmp_path, 10)
    with pytest.raises(OSError, match="NUL"):
        read_bounded(tmp_path / "a\0b", 10)

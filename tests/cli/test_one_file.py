"""An error over one file becomes that file's entry in the report, and the run continues."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pesanlint import writing
from pesanlint.reporters import FORMATS
from pesanlint.workspace import running
from unprivileged import without_rights
from word import docx, p, unzipped, zipped

BAD, GOOD = "Rapat Dibuka\nWarga dihimbau datang.\n", "Rapat Dibuka\nWarga diimbau datang.\n"
RULE = ("--no-cache",)
PACK = {
    "pesanlint.yaml": "guideline: kita\n",
    "kita/guideline.yaml": "name: kita\ntitle: Kita\n",
    "kita/a.yaml": "title: A\nrules:\n  - {id: imbau, kind: substitution, swap: [{not: dihimbau, use: diimbau}]}\n",
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links")


class PanicException(BaseException):
    """Raised by libraries in Rust; it does not extend `Exception`."""


ERRORS = [MemoryError(), RecursionError(), ZeroDivisionError("nol"), PanicException("panik"), OSError(5, "EIO"), UnicodeError()]
SAYS = ["Memori", "bersarang", "ZeroDivisionError: nol", "PanicException: panik", "gagal membaca", "UnicodeError"]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Path:
    """A small guideline: it is loaded for every run."""
    for name, text in PACK.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


@dataclass
class Breaking:
    """Makes a function fail for the file `b`."""

    patch: pytest.MonkeyPatch

    def __call__(self, module: str, name: str, error: BaseException) -> None:
        whole = getattr(sys.modules.get(module) or __import__(module, fromlist=["_"]), name)

        def breaks(*arguments: object, **options: object) -> object:
            if any("b.txt" in str(getattr(one, "path", one)) for one in arguments):
                raise error
            return whole(*arguments, **options)

        self.patch.setattr(f"{module}.{name}", breaks)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Breaking:
    return Breaking(monkeypatch)


def report(out: str) -> tuple[dict[str, int], dict[str, str]]:
    data = json.loads(out)
    found = {document["path"]: len(document["findings"]) for document in data["documents"]}
    return found, {error["path"]: error["message"] for error in data["errors"]}


PLACES = [("pesanlint.readers", "read_bytes"), ("pesanlint.linter.linter", "Reading")]
FIXING = [("pesanlint.fixer.edits", "fix"), ("pesanlint.fixer.files", "put"), ("pesanlint.fixer.files", "encoded")]


@pytest.mark.parametrize(("error", "says"), list(zip(ERRORS, SAYS, strict=True)), ids=SAYS)
@pytest.mark.parametrize("place", PLACES, ids=["reading", "checking"])
@pytest.mark.parametrize("options", [(), ("--fix",)], ids=["check", "fix"])
def test_reading_and_checking(
    pesanlint,
    folder: Path,
    breaking: Breaking,
    error: BaseException,
    says: str,
    place: tuple[str, str],
    options: tuple[str, ...],
) -> None:
    if place[1] == "read_bytes":
        import pesanlint.readers as readers

        whole = readers.read_bytes
        breaking.patch.setattr(
            readers, "read_bytes", lambda data, path, **o: _raise(error) if "b.txt" in path else whole(data, path, **o)
        )
    else:
        breaking(*place, error)
    result = pesanlint("check", *RULE, *options, "--output-format", "json", ".")
    found, errors = report(result.out)
    assert (result.status, list(errors)) == (2, ["b.txt"])
    assert says in errors["b.txt"]
    assert [found["a.txt"], found["c.txt"]] == ([0, 0] if options == ("--fix",) else [1, 1])
    assert (folder / "b.txt").read_text("utf-8") == BAD
    assert (folder / "c.txt").read_text("utf-8") == (GOOD if options == ("--fix",) else BAD)


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(("error", "says"), list(zip(ERRORS, SAYS, strict=True)), ids=SAYS)
@pytest.mark.parametrize("stage", ["fix", "put"])
def test_fixing_and_writing_still_show_the_findings(
    pesanlint, folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, says: str, stage: str
) -> None:
    import pesanlint.fixer.edits as edits
    import pesanlint.fixer.files as files

    module, at = (edits, 1) if stage == "fix" else (files, 0)
    whole = getattr(module, stage)

    def breaks(*arguments: object, **options: object) -> object:
        return _raise(error) if "b.txt" in str(getattr(arguments[at], "path", arguments[at])) else whole(*arguments, **options)

    monkeypatch.setattr(module, stage, breaks)
    result = pesanlint("check", *RULE, "--fix", "--output-format", "json", ".")
    found, errors = report(result.out)
    assert (result.status, found) == (2, {"a.txt": 0, "b.txt": 1, "c.txt": 0})
    assert says in errors["b.txt"]
    assert [(folder / f"{name}.txt").read_text("utf-8") for name in "abc"] == [GOOD, BAD, GOOD]
    assert "2 temuan diperbaiki" in result.err


def test_comparing(pesanlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import difflib

    whole = difflib.unified_diff
    monkeypatch.setattr(
        difflib, "unified_diff", lambda a, b, name, to: _raise(RecursionError()) if name == "b.txt" else whole(a, b, name, to)
    )
    result = pesanlint("check", *RULE, "--diff", ".")
    assert (result.status, result.out.count("+Warga diimbau")) == (2, 2)
    assert "b.txt: Isi berkas ini bersarang terlalu dalam" in result.err


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("options", [(), ("--fix",), ("--statistics",)])
def test_every_format_names_the_file(pesanlint, folder: Path, breaking: Breaking, form: str, options: tuple[str, ...]) -> None:
    breaking("pesanlint.linter.linter", "Reading", MemoryError())
    result = pesanlint("check", *RULE, *options, "--output-format", form, ".")
    assert result.status == 2
    assert "b.txt" in (result.err if options == ("--statistics",) else result.out)
    assert "Traceback" not in result.err


@pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="workers are not forks there, and do not know of this test's patch"
)
def test_workers(pesanlint, folder: Path, breaking: Breaking) -> None:
    for number in range(2 * running.WORTH_IT):
        (folder / f"n{number}.txt").write_text(BAD, encoding="utf-8")
    breaking("pesanlint.linter.linter", "Reading", PanicException("panik"))
    result = pesanlint("check", *RULE, "--jobs", "2", "--no-cache", "--output-format", "json", ".")
    found, errors = report(result.out)
    assert (result.status, sum(found.values()), list(errors)) == (2, 2 * running.WORTH_IT + 2, ["b.txt"])
    assert "PanicException: panik" in errors["b.txt"]


def test_a_word_file_with_another_part_that_is_damaged(pesanlint, folder: Path) -> None:
    parts = unzipped(docx(p("Rapat Dibuka"), p("Warga dihimbau datang."))) | {"word/media/a.bin": bytes(range(256)) * 9}
    data = bytearray(zipped(parts))
    at = data.index(b"word/media/a.bin") + 40
    data[at] ^= 0xFF
    (folder / "b.docx").write_bytes(data)
    result = pesanlint("check", *RULE, "--fix", "--output-format", "json", ".")
    found, _ = report(result.out)
    assert "Traceback" not in result.err
    assert [found[f"{name}.txt"] for name in "abc"] == [0, 0, 0]
    assert (folder / "b.docx").read_bytes() == data


def test_what_is_wrong_with_the_guideline_still_ends_the_run(pesanlint, folder: Path) -> None:
    (folder / "pesanlint.yaml").write_text("guidline: kpu\n")
    assert pesanlint("check", "--fix", ".").status == 2
    assert (folder / "a.txt").read_text("utf-8") == BAD


# --- Where and how is written ------------------------------------------------------------------------------------------------


@posix
def test_links_in_a_folder_are_checked_and_not_written_through(pesanlint, tmp_path: Path) -> None:
    (outside := tmp_path / "luar.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "meja").mkdir()
    (link := tmp_path / "meja/a.txt").symlink_to(outside)
    result = pesanlint("check", *RULE, "--fix", "meja")
    assert (result.status, outside.read_text("utf-8"), link.is_symlink()) == (1, BAD, True)
    assert "dihimbau" in result.out
    assert "meja/a.txt: tautan di dalam folder tidak diikuti" in result.err
    assert "+Warga diimbau" in pesanlint("check", *RULE, "--diff", "meja").out


@posix
def test_a_link_that_is_named_is_followed_and_said(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "luar.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("luar.txt")
    result = pesanlint("check", *RULE, "--fix", "a.txt")
    assert (result.status, (tmp_path / "luar.txt").read_text("utf-8")) == (0, GOOD)
    assert f"Hasil perbaikan: {tmp_path / 'luar.txt'}" in result.err


@posix
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.chmod(0o444), "hanya boleh dibaca"),
        (lambda path: path.with_name("b").hardlink_to(path), "tautan keras"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_file_that_must_not_be_written_is_named_with_its_findings(
    pesanlint, tmp_path: Path, make: Callable[[Path], object], says: str, name: str
) -> None:
    (path := tmp_path / name).write_bytes(
        BAD.encode() if name == "a.txt" else docx(p("Rapat Dibuka"), p("Warga dihimbau datang."))
    )
    before = path.read_bytes()
    make(path)
    result = pesanlint("check", *RULE, "--fix", "--in-place", name)
    assert (result.status, path.read_bytes()) == (2, before)
    assert says in result.out
    assert "dihimbau" in result.out


@posix
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.chmod(0o444),
        lambda path: path.with_name("b").hardlink_to(path),
        lambda path: path.unlink() or path.mkdir(),
    ],
)
def test_a_place_for_the_result_that_must_not_be_written_is_named(
    pesanlint, folder: Path, make: Callable[[Path], object]
) -> None:
    (place := folder / "hasil.txt").write_text("punya Sari")
    make(place)
    result = pesanlint("check", *RULE, "--fix", "--out", "hasil.txt", "a.txt")
    assert (result.status, "a.txt: gagal: hasil.txt: " in result.out) == (2, True)
    assert place.is_dir() or place.read_text() == "punya Sari"


@posix
def test_a_link_that_is_named_for_the_result_is_followed_and_said(pesanlint, folder: Path) -> None:
    (folder / "hasil.txt").symlink_to("lain.txt")
    result = pesanlint("check", *RULE, "--fix", "--out", "hasil.txt", "a.txt")
    assert (result.status, (folder / "lain.txt").read_text("utf-8")) == (0, GOOD)
    assert f"Hasil perbaikan: {folder / 'lain.txt'}" in result.err


@posix
@pytest.mark.parametrize("command", [("rules", "handbook", "buku"), ("init", "buku")], ids=["handbook", "init"])
def test_pages_and_a_desk_s_files_go_through_no_link(pesanlint, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "buku").mkdir()
    (victim := tmp_path / "korban").write_text("punya Sari")
    for name in "index.html", "fakta.yaml":
        (tmp_path / "buku" / name).symlink_to(victim)
    result = pesanlint(*command)
    assert (result.status, victim.read_text()) == (2, "punya Sari")
    assert "buku/" in result.err


@posix
def test_a_desk_s_pack_goes_through_no_link(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "meja").symlink_to("luar")
    for name in "pesanlint.yaml", "kita/guideline.yaml":
        (tmp_path / name).unlink()
    result = pesanlint("init")
    assert (result.status, "meja ialah tautan" in result.err, list((tmp_path / "luar").iterdir())) == (2, True, [])


@posix
@pytest.mark.parametrize("planted", [".dasar.json.new", "dasar.json"])
def test_a_baseline_goes_through_no_link(pesanlint, folder: Path, planted: str) -> None:
    (victim := folder / "korban").write_text("punya Sari")
    (folder / planted).symlink_to(victim if planted != "dasar.json" else folder / "tiada")
    pesanlint("check", *RULE, "--baseline", "dasar.json", "--write-baseline", "a.txt")
    assert victim.read_text() == "punya Sari"
    assert not (folder / "tiada").exists()


@posix
def test_the_next_run_clears_what_a_killed_one_has_left_even_where_it_writes_nothing(pesanlint, folder: Path) -> None:
    writing.clear_once.cache_clear()
    left = folder / f".pesanlint-{writing._machine()}-{2**31 - 7}-0123456789abcdef.tmp"
    left.write_text("setengah")
    pesanlint("check", *RULE, ".")
    assert left.exists()
    (folder / "kita/a.yaml").write_text("title: A\nrules: []\n")
    pesanlint("check", "--fix", ".")
    assert not left.exists()


# --- Folders -----------------------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
@pytest.mark.parametrize("options", [(), ("--fix",)])
@pytest.mark.parametrize("paths", [["."], ["a.txt", "tutup/d.txt", "tutup", "c.txt"]])
def test_a_folder_that_cannot_be_entered_is_an_entry(
    folder: Path, mode: int, options: tuple[str, ...], paths: list[str]
) -> None:
    (folder / "tutup").mkdir()
    (folder / "tutup/d.txt").write_text(BAD, encoding="utf-8")
    (folder / "tutup").chmod(mode)
    done = without_rights(folder, "-m", "pesanlint", "check", *RULE, *options, "--output-format", "json", *paths)
    (folder / "tutup").chmod(0o755)
    found, errors = report(done.stdout)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert {"a.txt", "c.txt"} <= found.keys()
    assert errors
    assert all(path.startswith("tutup") for path in errors)


@posix
def test_a_file_that_may_not_be_read_is_an_entry(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    done = without_rights(folder, "-m", "pesanlint", "check", *RULE, "--output-format", "json", ".")
    found, errors = report(done.stdout)
    assert (sorted(found), list(errors)) == (["a.txt", "c.txt"], ["b.txt"])
    assert "izin" in errors["b.txt"]


@posix
@pytest.mark.parametrize("options", [(), ("--fix",)])
def test_a_path_that_is_too_long_is_an_entry(pesanlint, folder: Path, options: tuple[str, ...]) -> None:
    here, top = Path.cwd(), "d" * 200
    for _ in range(24):
        Path(top).mkdir()
        os.chdir(top)
    Path("z.txt").write_text(BAD, encoding="utf-8")
    os.chdir(here)
    result = pesanlint("check", *RULE, *options, "--output-format", "json", folder, "x" * 300 + ".txt", "y/" * 3000 + "y.txt")
    found, errors = report(result.out)
    assert (result.status, len(found), len(errors)) == (2, 3, 3)
    assert all("terlalu panjang" in message for message in errors.values())


def test_a_file_or_folder_that_vanishes_is_an_entry(pesanlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sub").mkdir()
    scandir = os.scandir

    def gone(path: Path) -> object:
        if Path(path).name == "sub":
            (folder / "sub").rmdir()
            (folder / "b.txt").unlink()
        return scandir(path)

    monkeypatch.setattr(os, "scandir", gone)
    monkeypatch.setattr("pesanlint.workspace.running.WORTH_IT", 9)  # so that all is listed before any is read
    result = pesanlint("check", *RULE, "--output-format", "json", ".")
    found, errors = report(result.out)
    assert (result.status, list(found), sorted(errors)) == (2, ["a.txt", "c.txt"], ["b.txt", "sub"])

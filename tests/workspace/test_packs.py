"""Shared packs: fetched from real repositories, folders and ZIP files, locked, and compared at every check."""

import io
import os
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.__main__ import main
from pesanlint.errors import GuidelineError, WriteError
from pesanlint.guideline import load, load_config
from pesanlint.guideline.packs import PackError, digest, must_be_safe, shared_packs
from pesanlint.workspace.packs import lock

PACK = {
    "guideline.yaml": "name: provinsi\ntitle: Provinsi\nversion: '1.2'\n",
    "istilah.yaml": "title: T\nrules:\n  - {id: a, kind: substitution, message: m, swap: [{not: himbau, use: imbau}]}\n",
    "data/kota.tsv": "nama\nJember\n",
}


def git(folder: Path, *arguments: str) -> str:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder), "PATH": os.environ["PATH"]}
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgSign=false", *arguments]
    return subprocess.run(command, cwd=folder, env=own, check=True, capture_output=True, text=True).stdout.strip()


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A repository with a pack in a folder of its own, whose hooks and filters would leave a trace."""
    folder = write(tmp_path / "sumber", {f"pak/provinsi/{name}": text for name, text in PACK.items()})
    write(folder, {"pak/provinsi/.gitattributes": "* filter=jahat export-ignore\n", "README.md": "x\n"})
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "a")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Path]:
    def made(**keys: str) -> Path:
        values = "".join(f"    {key}: '{value}'\n" for key, value in keys.items())
        return (
            write(tmp_path / "meja", {"pesanlint.yaml": f"guideline: provinsi\npacks:\n  provinsi:\n{values}"})
            / "pesanlint.yaml"
        )

    return made


def locked(config: Path) -> list[str]:
    return lock(load_config(config, allow_outside=True))


def problems(config: Path) -> list[str]:
    return [one.message for one in shared_packs(load_config(config)).problems]


def address(source: Path) -> dict[str, str]:
    return {"git": source.as_uri(), "commit": git(source, "rev-parse", "HEAD"), "path": "pak/provinsi"}


def zipped(files: dict[str, str], *, mode: int = stat.S_IFREG | 0o644) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            out.writestr(info, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["git", "folder", "zip", "zip of a folder"])
def test_a_pack_is_fetched_locked_and_applied(kind: str, source: Path, desk: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped(PACK if kind == "zip" else {f"provinsi/{name}": text for name, text in PACK.items()})
    )
    keys = {"git": address(source), "folder": {"folder": "../sumber/pak/provinsi"}}.get(kind, {"zip": "../a.zip"})
    config = desk(**keys, version="1.2")
    assert locked(config) == ["provinsi: ditambahkan, 1.2"]
    copies = config.parent / ".pesanlint/packs/provinsi"
    assert {path.relative_to(copies).as_posix(): path.read_text() for path in copies.rglob("*") if path.is_file()} == PACK
    assert digest({name: text.encode() for name, text in PACK.items()}) in (config.parent / "pesanlint.lock").read_text()
    assert problems(config) == []
    assert "provinsi.a" in [rule.id for rule in load(load_config(config)).rules]
    assert locked(config) == []  # and again: the same lock


def test_packs_may_stand_on_each_other_and_on_shipped_ones(desk: Callable[..., Path], tmp_path: Path) -> None:
    write(tmp_path / "atas", {**PACK, "guideline.yaml": "name: atas\ntitle: T\n"})
    write(tmp_path / "bawah", {"guideline.yaml": "name: bawah\ntitle: T\nextends: [atas, bahasa]\nrules: {atas.a: error}\n"})
    config = desk(folder="../bawah")
    config.write_text("guideline: bawah\npacks: {atas: {folder: ../atas}, bawah: {folder: ../bawah}}\n")
    locked(config)
    assert [layer.name for layer in load(load_config(config)).layers] == ["atas", "bahasa", "bawah"]


def test_a_style_of_vale_is_a_pack(desk: Callable[..., Path], tmp_path: Path) -> None:
    write(tmp_path / "styles/Rumah", {"A.yml": "extends: existence\nmessage: m\ntokens: [foo]\n"})
    config = desk(folder="../styles/Rumah")
    config.write_text(config.read_text().replace("provinsi", "Rumah"))
    locked(config)
    assert [rule.id for rule in load(load_config(config)).rules] == ["Rumah.A"]


def test_a_new_commit_renews_the_lock(source: Path, desk: Callable[..., Path]) -> None:
    locked(desk(**address(source)))
    write(
        source / "pak/provinsi",
        {"guideline.yaml": PACK["guideline.yaml"].replace("1.2", "1.3"), "baru.yaml": "title: B\nrules: []\n"},
    )
    git(source, "rm", "-q", "-r", "pak/provinsi/data")
    git(source, "add", ".")
    git(source, "commit", "--quiet", "-m", "b")
    config = desk(**address(source))
    assert problems(config) == [
        "Pak “provinsi” dalam pesanlint.lock berasal dari sumber, versi, atau hash yang lain. Jalankan `pesanlint packs lock`."
    ]
    assert locked(config) == ["provinsi: diperbarui, 1.2 → 1.3"]
    copies = config.parent / ".pesanlint/packs/provinsi"
    assert sorted(path.name for path in copies.iterdir()) == ["baru.yaml", "guideline.yaml", "istilah.yaml"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda folder: (folder / ".pesanlint/packs/provinsi/istilah.yaml").write_text("title: X\nrules: []\n"), "berbeda dari pesanlint.lock"),
        (lambda folder: (folder / ".pesanlint/packs/provinsi/baru.yaml").write_text("title: X\nrules: []\n"), "berbeda dari pesanlint.lock"),
        (lambda folder: (folder / ".pesanlint/packs/provinsi/istilah.yaml").unlink(), "berbeda dari pesanlint.lock"),
        (lambda folder: (folder / ".pesanlint/packs").rename(folder / "x"), "tidak ada"),
        (lambda folder: (folder / "pesanlint.lock").unlink(), "belum ada dalam pesanlint.lock"),
        (lambda folder: (folder / ".pesanlint/packs/provinsi/a.yaml").symlink_to("/etc/passwd"), "tautan"),
        (lambda folder: os.mkfifo(folder / ".pesanlint/packs/provinsi/a.yaml"), "bukan berkas biasa"),
    ],
)  # fmt: skip
def test_what_differs_from_the_lock_is_an_error_of_every_check(
    change: Callable[[Path], object], message: str, desk: Callable[..., Path], source: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    config = desk(folder="../sumber/pak/provinsi")
    locked(config)
    write(config.parent, {"a.txt": "Warga dihimbau."})
    monkeypatch.chdir(config.parent)
    assert _status(["check", "a.txt"], monkeypatch) < 2
    change(config.parent)
    capsys.readouterr()
    for arguments in (["check", "a.txt"], ["packs", "check"]):
        assert _status(arguments, monkeypatch) == 2
        said = capsys.readouterr().err
        assert message in said
        assert "Jalankan `pesanlint packs lock`" in said
        assert "pesanlint.yaml:" in said


def test_no_copy_takes_the_place_of_a_shipped_pack(
    desk: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "p", {"guideline.yaml": "name: provinsi\ntitle: T\nextends: [bahasa]\n"})
    config = desk(folder="../p")
    locked(config)
    write(config.parent, {"a.txt": "Rapat Dibuka\n"})
    monkeypatch.chdir(config.parent)
    assert _status(["check", "a.txt"], monkeypatch) < 2
    write(config.parent / ".pesanlint/packs/bahasa", {"guideline.yaml": "name: bahasa\ntitle: T\n"})
    assert _status(["check", "a.txt"], monkeypatch) == 2
    assert problems(config)[0].startswith("Pak “bahasa” masih ada")


def _status(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["pesanlint", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_commands(
    desk: Callable[..., Path], source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = desk(folder="../sumber/pak/provinsi")
    monkeypatch.chdir(config.parent)
    assert _status(["packs", "lock"], monkeypatch) == 2
    assert "di luar folder proyek" in capsys.readouterr().err
    assert _status(["packs", "lock", "--allow-outside"], monkeypatch) == 0
    assert _status(["packs", "check"], monkeypatch) == 0
    config.write_text("guideline: bahasa\n")
    assert _status(["packs", "lock"], monkeypatch) == 0  # the last pack is gone
    assert not list((config.parent / ".pesanlint/packs").iterdir())
    (config.parent / "pesanlint.lock").unlink()
    assert _status(["packs", "lock"], monkeypatch) == 2


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"git": "ext::sh -c touch% /tmp/x", "commit": "a" * 40}, "Alamat git diawali"),
        ({"git": "--upload-pack=touch x", "commit": "a" * 40}, "Alamat git diawali"),
        ({"git": "-oProxyCommand=x@y:z", "commit": "a" * 40}, "Alamat git diawali"),
        ({"git": "git@host:-x", "commit": "a" * 40}, "Alamat git diawali"),
        ({"git": "http://contoh.id/a.git", "commit": "a" * 40}, "Alamat git diawali"),
        ({"git": "https://aku:rahasia@contoh.id/a.git", "commit": "a" * 40}, "kata sandi"),
        ({"git": "https://contoh.id/a.git"}, "hash lengkap"),
        ({"git": "https://contoh.id/a.git", "commit": "main"}, "hash lengkap"),
        ({"git": "https://contoh.id/a.git", "commit": "--output=x"}, "hash lengkap"),
        ({"folder": "a", "commit": "a" * 40}, "hash lengkap"),
        ({"folder": "a", "zip": "b"}, "tepat satu"),
        ({"version": "1"}, "tepat satu"),
        ({"folder": "a", "path": "../b"}, "tanpa “..”"),
        ({"folder": "a", "path": "/etc"}, "tanpa “..”"),
        ({"folder": "a", "hash": "md5:1"}, "sha256:"),
        ({"folder": "a", "rev": "main"}, "Kunci “rev” tidak dikenal"),
    ],
)
def test_sources_that_are_refused(keys: dict[str, str], message: str, desk: Callable[..., Path]) -> None:
    with pytest.raises(GuidelineError, match=message):
        load_config(desk(**keys))


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"version": "2"}, "versinya “1.2”, yang diminta “2”"),
        ({"hash": "sha256:" + "0" * 64}, "Jangan dipakai"),
        ({"path": "pak"}, "tidak ada guideline.yaml"),
        ({"path": "lain"}, "tidak ada folder “lain”"),
        ({"commit": "1" * 40}, "git: "),
        ({"git": "file:///tidak/ada"}, "git: "),
    ],
)
def test_a_missing_path_commit_or_repository_is_an_error(
    keys: dict[str, str], message: str, source: Path, desk: Callable[..., Path], tmp_path: Path
) -> None:
    config = desk(**{**address(source), **keys})
    with pytest.raises(GuidelineError, match=message):
        locked(config)
    assert not (config.parent / ".pesanlint").exists()  # and nothing has been written
    assert not (config.parent / "pesanlint.lock").exists()


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("name: lain\ntitle: T\n", "namanya “lain”"),
        ("name: provinsi\ntitle: T\npesanlint: '>=99'\n", "memerlukan pesanlint >=99"),
        ("name: provinsi\ntitle: T\npesanlint: baru\n", "bukan syarat versi"),
        ("name: provinsi\n", "guideline.yaml:1:1: Kunci “title” harus ada"),
    ],
)
def test_a_manifest_that_does_not_fit(manifest: str, message: str, desk: Callable[..., Path], tmp_path: Path) -> None:
    write(tmp_path / "p", {"guideline.yaml": manifest})
    with pytest.raises(GuidelineError, match=message):
        locked(desk(folder="../p"))


@pytest.mark.parametrize("name", ["kpu", "bahasa", "../x", ".git", "a b", "-x"])
def test_names_that_are_refused(name: str, desk: Callable[..., Path]) -> None:
    config = desk(folder="a")
    config.write_text(config.read_text().replace("  provinsi:", f"  '{name}':"))
    with pytest.raises(GuidelineError, match=r"terdiri atas huruf|pak bawaan"):
        locked(config)


def test_a_link_in_a_repository_is_refused(source: Path, desk: Callable[..., Path]) -> None:
    (source / "pak/provinsi/b.yaml").symlink_to("/etc/passwd")
    git(source, "add", ".")
    git(source, "commit", "--quiet", "-m", "b")
    with pytest.raises(GuidelineError, match="tautan atau submodul"):
        locked(desk(**address(source)))
    with pytest.raises(GuidelineError, match="tautan"):
        locked(desk(folder="../sumber/pak/provinsi"))


def test_a_submodule_is_refused(source: Path, desk: Callable[..., Path]) -> None:
    git(source, "update-index", "--add", "--cacheinfo", f"160000,{git(source, 'rev-parse', 'HEAD')},pak/provinsi/sub")
    git(source, "commit", "--quiet", "-m", "b")
    with pytest.raises(GuidelineError, match="submodul"):
        locked(desk(**address(source)))


def test_no_hook_runs_and_no_repository_around_is_meant(
    source: Path, desk: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = tmp_path / "jejak"
    hooks = write(
        tmp_path / "hooks",
        {"reference-transaction": f"#!/bin/sh\ntouch {trace}\n", "post-checkout": f"#!/bin/sh\ntouch {trace}\n"},
    )
    for hook in hooks.iterdir():
        hook.chmod(0o755)
    settings = write(
        tmp_path, {"gitconfig": f'[core]\n\thooksPath = {hooks}\n[filter "jahat"]\n\tsmudge = touch {trace}\n\trequired\n'}
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings / "gitconfig"))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "gitconfig").rename(tmp_path / ".gitconfig")
    monkeypatch.setenv("GIT_DIR", str(source / ".git"))  # as inside a hook
    monkeypatch.setenv("GIT_INDEX_FILE", str(source / ".git/index"))
    locked(desk(**address(source)))
    assert not trace.exists()


@pytest.mark.parametrize(
    ("files", "mode", "message"),
    [
        ({"../guideline.yaml": "x"}, stat.S_IFREG, "menunjuk ke luar"),
        ({"a/../../b.yaml": "x"}, stat.S_IFREG, "menunjuk ke luar"),
        ({"/etc/a.yaml": "x"}, stat.S_IFREG, "menunjuk ke luar"),
        ({"C:\\a.yaml": "x"}, stat.S_IFREG, "menunjuk ke luar"),
        ({"a.yaml": "/etc/passwd"}, stat.S_IFLNK, "tautan"),
        ({"a.yaml": "x", "A.yaml": "y"}, stat.S_IFREG, "huruf besar"),
        ({"a.txt": "0" * 2**24 + "0"}, stat.S_IFREG, "mengembang|melebihi"),
        ({f"{number}.txt": "" for number in range(2001)}, stat.S_IFREG, r"batasnya 2\.000"),
        ({"/".join("abcdefghijkl") + ".yaml": "x"}, stat.S_IFREG, "bersarang"),
        ({"con .yaml ": "x"}, stat.S_IFREG, "semua sistem"),
        ({"a\nb.yaml": "x"}, stat.S_IFREG, "semua sistem"),
    ],
    ids="above inside absolute drive link case bomb many deep blank control".split(),
)  # fmt: skip
def test_hostile_zip_files_are_refused(
    files: dict[str, str], mode: int, message: str, desk: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({**PACK, **files}, mode=mode))
    config = desk(zip="../a.zip")
    with pytest.raises(GuidelineError, match=message):
        locked(config)
    assert [path.name for path in config.parent.iterdir()] == ["pesanlint.yaml"]


def test_copies_are_not_written_through_links(desk: Callable[..., Path], source: Path, tmp_path: Path) -> None:
    config = desk(folder="../sumber/pak/provinsi")
    for place in (".pesanlint", ".pesanlint/packs", ".pesanlint/packs/provinsi"):
        (config.parent / place).parent.mkdir(parents=True, exist_ok=True)
        (config.parent / place).symlink_to(tmp_path / "sumber", target_is_directory=True)
        with pytest.raises(WriteError, match="tautan"):
            locked(config)
        (config.parent / place).unlink()
    (config.parent / ".pesanlint/packs/provinsi").mkdir(parents=True)
    (config.parent / ".pesanlint/packs/provinsi/data").symlink_to(tmp_path / "sumber/pak", target_is_directory=True)
    locked(config)  # the link is replaced, and not followed
    assert (tmp_path / "sumber/pak/provinsi/guideline.yaml").exists()
    assert not (config.parent / ".pesanlint/packs/provinsi/data").is_symlink()


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(PackError, match="16 MiB"):
        must_be_safe({"a": 2**24, "b": 1})

"""LibreOffice Writer asks the server by the settings that we write, and gets what `check` finds."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

import grammar
import office
from needs import needed_in_ci
from pesanlint.serve import writer

PARAGRAPHS = [
    "Warga dihimbau datang ke kantor.",
    "KPU & Bawaslu dihimbau 50% + 1 = teliti; &text=x silahkan hadir.",
    "Rapat 😀 berlangsung, warga dihimbau hadir.",
    "“Warga dihimbau hadir,” kata Budi.",
    "Warga datang ke kantor.",
]


@pytest.fixture(scope="module")
def python() -> str:
    found = office.python_with_uno()
    if not found:
        needed_in_ci("LibreOffice Writer and python3-uno")
    return found


def test_writer_finds_what_check_finds(server, python: str, tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    writer.write(tmp_path, urlsplit(server.url).port)
    said = grammar.proofread(python, tmp_path, PARAGRAPHS)
    for text, errors in zip(PARAGRAPHS, said, strict=True):
        answer = server.client.post("/v2/check", data={"language": "id-ID", "text": text}).json()
        expected = [
            (m["offset"], m["length"], m["message"], [r["value"] for r in m["replacements"]]) for m in answer["matches"]
        ]
        assert [(e["offset"], e["length"], e["message"], e["suggestions"]) for e in errors] == expected
    by_check = [[finding["found"] for finding in _findings(server, text)] for text in PARAGRAPHS]
    assert [[_marked(text, error) for error in errors] for text, errors in zip(PARAGRAPHS, said, strict=True)] == by_check
    assert by_check[0] == ["dihimbau"]
    assert by_check[4] == []


def _findings(server, text: str) -> list[dict[str, Any]]:
    return server.check(text).json()["documents"][0]["findings"]


def _marked(text: str, error: dict[str, Any]) -> str:
    units = text.encode("utf-16-le")
    return units[2 * error["offset"] : 2 * (error["offset"] + error["length"])].decode("utf-16-le")


class TestSettings:
    def test_foreign_settings_are_kept_and_ours_are_replaced(self, tmp_path: Path) -> None:
        file = tmp_path / "user/registrymodifications.xcu"
        file.parent.mkdir()
        file.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="{writer._OOR}"><item oor:path="/org.openoffice.Office.Common">'
            '<prop oor:name="A" oor:op="fuse"><value>é &amp; b</value></prop></item></oor:items>',
            encoding="utf-8",
        )
        for port in (1234, 8765):
            assert writer.write(tmp_path, port, "kata") == file
        text = file.read_text("utf-8")
        values = etree.fromstring(file.read_bytes()).xpath("//value")
        assert [value.text or value[0].text for value in values] == [
            "é & b", "http://127.0.0.1:8765/v2", "true", "pesanlint", "kata", "id-ID",
        ]  # fmt: skip
        assert "1234" not in text

    def test_an_open_writer_is_not_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "user").mkdir()
        (tmp_path / ".lock").touch()
        with pytest.raises(writer.WriterError, match="Tutup LibreOffice"):
            writer.write(tmp_path, 8765)

    def test_without_a_profile_nothing_is_written(self, tmp_path: Path) -> None:
        with pytest.raises(writer.WriterError, match="belum ada profil"):
            writer.write(tmp_path / "tiada", 8765)
        assert not (tmp_path / "tiada").exists()

    def test_a_broken_profile_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "user").mkdir()
        (tmp_path / "user/registrymodifications.xcu").write_text("<a")
        with pytest.raises(Exception, match="tidak dapat dibaca"):
            writer.write(tmp_path, 8765)

    def test_the_command_prints_and_writes_them(self, pesanlint: Callable[..., Any], tmp_path: Path, monkeypatch) -> None:
        profile = tmp_path / "profil"
        monkeypatch.setattr(writer, "profile", lambda: profile)
        printed = pesanlint("serve", "--writer", "--port", "9000")
        assert (printed.status, "BaseURL: http://127.0.0.1:9000/v2" in printed.out) == (0, True)
        assert pesanlint("serve", "--write-writer").status == 2
        (profile / "user").mkdir(parents=True)
        assert pesanlint("serve", "--write-writer").status == 0
        assert "127.0.0.1:8765/v2" in (profile / "user/registrymodifications.xcu").read_text()

    def test_the_extension_is_three_files_without_code(self, pesanlint: Callable[..., Any], tmp_path: Path) -> None:
        assert pesanlint("serve", "--oxt", "pesanlint.oxt").status == 0
        data = (tmp_path / "pesanlint.oxt").read_bytes()
        assert data == writer.extension(8765)
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert package.namelist() == ["META-INF/manifest.xml", "description.xml", "Linguistic.xcu"]
            for name in package.namelist():
                etree.fromstring(package.read(name))
            assert b"<it>id-ID</it>" in package.read("Linguistic.xcu")

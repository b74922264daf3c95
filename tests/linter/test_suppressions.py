"""Inline suppressions disable a rule for a block, a region or the file, and are reported if they suppress nothing."""

import re

import pytest

from pesanlint.linter import Linter
from pesanlint.readers import read_text

LINE = "Warga dihimbau datang."


def rules_found(linter: Linter, source: str, path: str = "a.md") -> list[str]:
    shown = ("bahasa.kata-baku", "pesanlint")
    return [
        f.rule
        for f in linter.check(read_text(source, path)).findings
        if f.rule.startswith(shown) and f.rule != "bahasa.kata-baku-x"
    ]


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    ("source", "found"),
    [
        (f"{LINE}\n", ["bahasa.kata-baku"]),
        (f"<!-- pesanlint: abaikan bahasa.kata-baku -- judul acara -->\n\n{LINE}\n", []),
        (f"<!-- pesanlint: abaikan bahasa -- judul acara -->\n\n{LINE}\n", []),
        (f"<!-- pesanlint: abaikan bahasa.kata-baku -- acara -->\n\n{LINE}\n\n{LINE}\n", ["bahasa.kata-baku"]),
        (f"{LINE} <!-- pesanlint: abaikan bahasa.kata-baku -- acara -->\n\n{LINE}\n", ["bahasa.kata-baku"]),
        (f"{LINE} <!-- pesanlint: abaikan bahasa.kata-baku -- acara --> {LINE}\n\nRapat.\n", []),
        (f"{LINE}\n\n<!-- catatan --> <!-- pesanlint: abaikan bahasa.kata-baku -- acara -->\n\n{LINE}\n", ["bahasa.kata-baku"]),
        (f"<!-- pesanlint: abaikan-berkas bahasa.kata-baku -- arsip -->\n\n{LINE}\n\n{LINE}\n", []),
        (
            f"<!-- pesanlint: abaikan-mulai bahasa.kata-baku -- pidato -->\n\n{LINE}\n\n{LINE}\n\n"
            f"<!-- pesanlint: abaikan-selesai bahasa.kata-baku -->\n\n{LINE}\n",
            ["bahasa.kata-baku"],
        ),
        (f"<!-- pesanlint: abaikan bahasa.kata-baku -->\n\n{LINE}\n", ["pesanlint.abaikan-tanpa-alasan"]),
        ("<!-- pesanlint: abaikan bahasa.kata-baku -- lama -->\n\nWarga datang.\n", ["pesanlint.abaikan-tak-terpakai"]),
        ("<!-- pesanlint: abaikan bahasa.kata-buku -- lama -->\n\nWarga datang.\n", ["pesanlint.abaikan-salah"]),
        ("<!-- pesanlint: lewati bahasa -- lama -->\n\nWarga datang.\n", ["pesanlint.abaikan-salah"]),
        (
            f"<!-- pesanlint: abaikan-mulai bahasa.kata-baku -- x -->\n\n{LINE}\n",
            ["pesanlint.abaikan-salah", "bahasa.kata-baku"],
        ),
        (
            f"<!-- pesanlint: abaikan-mulai bahasa -- x -->\n\n{LINE}\n\n<!-- pesanlint: abaikan-selsai bahasa -->\n\n{LINE}\n",
            ["pesanlint.abaikan-salah", "bahasa.kata-baku", "pesanlint.abaikan-salah", "bahasa.kata-baku"],
        ),
        *(
            (
                f"<!-- pesanlint: abaikan-mulai bahasa.kata-baku -- x -->\n\n{LINE}\n\n<!-- pesanlint: {end} -->\n\n{LINE}\n",
                ["bahasa.kata-baku"],
            )
            for end in ("abaikan-selesai", "abaikan-selesai bahasa", "Abaikan-selesai", "abaikan-selesai -- x")
        ),
        (
            f"<!-- pesanlint: abaikan-mulai bahasa -- x -->\n\n{LINE}\n\n<!-- pesanlint: abaikan-selesai bahasa.kata-baku -->\n",
            ["pesanlint.abaikan-salah", "bahasa.kata-baku", "pesanlint.abaikan-salah"],
        ),
        (
            "<!-- pesanlint: abaikan-mulai bahasa -- x -->\n\n<!-- pesanlint: abaikan-mulai bahasa -- y -->\n\n"
            f"{LINE}\n\n<!-- pesanlint: abaikan-selesai -->\n\n{LINE}\n",
            ["pesanlint.abaikan-salah", "bahasa.kata-baku"],
        ),
        (f"<!-- Pesanlint: abaikan bahasa.kata-baku – acara -->\n\n{LINE}\n", []),
        (f"<!-- pesanlint: abaikan-berkas -- arsip -->\n\n{LINE}\n", ["pesanlint.abaikan-salah", "bahasa.kata-baku"]),
        (f"<!-- pesanlint: abaikan-selesai bahasa.kata-baku -->\n\n{LINE}\n", ["pesanlint.abaikan-salah", "bahasa.kata-baku"]),
        (f"<!-- catatan biasa -->\n\n{LINE}\n", ["bahasa.kata-baku"]),
    ],
)
def test_suppressions(linter: Linter, path: str, source: str, found: list[str]) -> None:
    assert rules_found(linter, source, path) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (f"[pesanlint: abaikan bahasa.kata-baku -- judul acara]\n\n{LINE}\n\n{LINE}\n", ["bahasa.kata-baku"]),
        (f"{LINE} [pesanlint: abaikan bahasa.kata-baku -- judul acara]\n\n{LINE}\n", ["bahasa.kata-baku"]),
        (
            f"[pesanlint: abaikan-mulai bahasa -- pidato]\n{LINE}\n{LINE}\n[pesanlint: abaikan-selesai]\n{LINE}\n",
            ["bahasa.kata-baku"],
        ),
        (f"[Pesanlint: abaikan-berkas bahasa.kata-baku — arsip]\n{LINE}\n", []),
        (f"[pesanlint: abaikan bahasa.kata-baku]\n{LINE}\n", ["pesanlint.abaikan-tanpa-alasan"]),
        *(
            (f"[pesanlint: {begin}]\n{LINE}\n[pesanlint: {end}]\n", ["pesanlint.abaikan-salah", "bahasa.kata-baku"])
            for begin in ("abaikan-mulai", "abaikan-mulai -- pidato", "abaikan-mulay bahasa -- x", "Abaikan-mulai")
            for end in ("abaikan-selesai", "abaikan-selesai bahasa", "abaikan-selesai -- x")
        ),
        (
            "[pesanlint: abaikan-mulai]\n[pesanlint: abaikan-selesai]\n[pesanlint: abaikan-selesai]\n",
            ["pesanlint.abaikan-salah", "pesanlint.abaikan-salah"],
        ),
        (
            f"[pesanlint: abaikan-mulai bahasa -- x]\n[pesanlint: abaikan-mulai]\n{LINE}\n[pesanlint: abaikan-selesai]\n",
            ["pesanlint.abaikan-salah"],
        ),
        (
            f"[pesanlint: lewati]\n{LINE}\n[pesanlint: abaikan-selesai]\n",
            ["pesanlint.abaikan-salah", "bahasa.kata-baku", "pesanlint.abaikan-salah"],
        ),
    ],
)
def test_suppressions_in_plain_text_are_in_square_brackets(linter: Linter, source: str, found: list[str]) -> None:
    assert rules_found(linter, source, "a.txt") == found


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("abaikan-selsai bahasa", "Maksud Anda “abaikan-selesai”"),
        ("x bahasa", "Perintah yang ada: abaikan, abaikan-mulai"),
        ("abaikan-mulai -- x", "Sebutkan aturan .*“pesanlint: abaikan-mulai ATURAN -- alasan”"),
        (
            "abaikan-mulai bahasa -- x",
            "tidak ditutup, jadi “bahasa” tetap diperiksa. Tulis “pesanlint: abaikan-selesai bahasa”",
        ),
        ("abaikan-selesai", "Tidak ada “abaikan-mulai” yang terbuka sebelum ini. Hapus"),
        ("abaikan-selesai bahasa", "Tidak ada “abaikan-mulai bahasa” yang terbuka"),
    ],
)
def test_the_message_names_the_remedy(linter: Linter, command: str, says: str) -> None:
    findings = linter.check(read_text(f"Rapat dibuka.\n\n[pesanlint: {command}]\n\nRapat ditutup.\n", "a.txt")).findings
    assert [re.search(says, f.message) is not None for f in findings if f.rule == "pesanlint.abaikan-salah"] == [True]

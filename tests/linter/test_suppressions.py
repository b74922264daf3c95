"""Inline suppressions set a rule aside for a block, a region or the file, and report themselves when they are of no use."""

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
        (f"<!-- pesanlint: abaikan-mulai bahasa.kata-baku -- x -->\n\n{LINE}\n", ["pesanlint.abaikan-salah"]),
        (f"<!-- pesanlint: abaikan-selesai bahasa.kata-baku -->\n\n{LINE}\n", ["pesanlint.abaikan-salah", "bahasa.kata-baku"]),
        (f"<!-- catatan biasa -->\n\n{LINE}\n", ["bahasa.kata-baku"]),
    ],
)
def test_suppressions(linter: Linter, path: str, source: str, found: list[str]) -> None:
    assert rules_found(linter, source, path) == found

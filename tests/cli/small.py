"""A guideline of two rules, for tests that start the command many times."""

from pathlib import Path

RULES = """
title: Uji
rules:
  - id: imbau
    kind: substitution
    swap:
      - {not: dihimbau, use: diimbau}
      - {not: menghimbau, use: mengimbau}
      - {not: terhimbau, use: terimbau}
  - id: kepanjangan
    kind: abbreviation
    entries: [{short: DPT, long: Daftar Pemilih Tetap}]
"""


def small_guideline(folder: Path) -> None:
    """Put it into a folder, in force there."""
    (folder / "pesanlint.yaml").write_text("guideline: ./uji\nexclude: [uji]\n")
    (folder / "uji").mkdir()
    (folder / "uji/guideline.yaml").write_text("name: uji\ntitle: Uji\n")
    (folder / "uji/a.yaml").write_text(RULES)

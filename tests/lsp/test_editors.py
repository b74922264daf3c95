"""Real editors with the server: Neovim and Emacs (eglot), both without a screen."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from needs import needed_in_ci

HERE = Path(__file__).parent
TEXT = "\U0001f5f3 Warga dihimbau datang.\n\n“Kami himbau,” kata Ani.\n"
RULES = """
title: Uji
rules:
  - {id: imbau, kind: substitution, swap: [{not: dihimbau, use: diimbau}, {not: himbau, use: imbau}]}
"""
FOUND = "\U0001f5f3 Warga "


def edited(folder: Path, *command: str) -> Any:
    """What an editor has seen of the text."""
    text, out = folder / "rilis.txt", folder / "out.json"
    text.write_text(TEXT, encoding="utf-8")
    (folder / "pesanlint.yaml").write_text("guideline: ./uji\n")
    (folder / "uji").mkdir()
    (folder / "uji/guideline.yaml").write_text("name: uji\ntitle: Uji\n")
    (folder / "uji/a.yaml").write_text(RULES)
    env = {**os.environ, "PESANLINT_TEST": "\n".join(map(str, (sys.executable, text, out))), "HOME": str(folder)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=240, check=False)
    assert out.exists(), done.stderr[-2000:]
    return json.loads(out.read_text("utf-8"))


def test_neovim_shows_findings_follows_edits_and_mends(tmp_path: Path) -> None:
    if not shutil.which("nvim"):
        needed_in_ci("nvim")
    seen = edited(tmp_path, "nvim", "--headless", "--clean", "-n", "-u", "NONE", "-S", str(HERE / "nvim.lua"))
    start = len(FOUND.encode())  # Neovim itself counts bytes
    assert {"code": "uji.imbau", "line": 0, "from": start, "to": start + len("dihimbau")}.items() <= seen["found"][0].items()
    assert seen["moved"] == start + len("Baru \U0001f5f3 ".encode())
    assert seen["fixed"] == ["Baru \U0001f5f3 \U0001f5f3 Warga diimbau datang.", "", "“Kami himbau,” kata Ani."]


def test_emacs_shows_findings_and_mends(tmp_path: Path) -> None:
    if not shutil.which("emacs"):
        needed_in_ci("emacs")
    has_eglot = subprocess.run(["emacs", "--batch", "--eval", "(require 'eglot)"], capture_output=True, check=False)
    if has_eglot.returncode:
        needed_in_ci("eglot, as in Emacs 29 or elpa-eglot")
    seen = edited(tmp_path, "emacs", "--batch", "-l", str(HERE / "eglot.el"))
    assert [len(FOUND), len(FOUND) + len("dihimbau")] in [one[:2] for one in seen["found"]]
    assert seen["fixed"] == TEXT.replace("dihimbau", "diimbau")

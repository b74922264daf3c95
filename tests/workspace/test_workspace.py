"""The API for embedding: what `import pesanlint` gives, and what a workspace does with a text."""

import subprocess
import sys
from pathlib import Path

import pytest

import pesanlint


def test_a_text_is_checked_by_what_is_in_force_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("rules: {bahasa.kata-baku: off}\n")
    text = "Warga dihimbau datang."
    assert [finding.found for finding in pesanlint.open(tmp_path).check_text(text).findings] == []
    (tmp_path / "pesanlint.yaml").write_text("{}\n")
    (finding,) = pesanlint.open(tmp_path).check_text(text).findings
    assert (finding.found, finding.level) == ("dihimbau", pesanlint.Level.WARNING)
    assert text[finding.span.start : finding.span.end] == "dihimbau"


def test_the_linter_of_a_configuration_is_the_same_one(tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("{}\n")
    text = "Warga dihimbau datang."
    assert tuple(pesanlint.Linter.from_config(tmp_path).check_text(text)) == pesanlint.open(tmp_path).check_text(text).findings


@pytest.mark.parametrize("name", pesanlint.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(pesanlint, name) is not None


def test_every_error_is_a_pesanlint_error(tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("guideline: tidak-ada\n")
    with pytest.raises(pesanlint.PesanlintError, match="tidak-ada"):
        pesanlint.open(tmp_path).check_text("Rapat.")


def test_the_workspace_loads_no_command_line() -> None:
    code = "import sys, pesanlint; pesanlint.open('.').check_text('Warga dihimbau.'); sys.exit('click' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

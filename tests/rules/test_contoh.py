"""The example of a desk with a province's and a regency's pack, as it is documented."""

from pathlib import Path

import pytest

from pesanlint.errors import GuidelineError
from pesanlint.guideline import load, load_config
from pesanlint.linter import Linter
from pesanlint.shipped import rules_root
from pesanlint.workspace.examples import broken_examples

CONTOH = rules_root() / "contoh"


def test_the_layers_extend_each_other() -> None:
    guideline = load(load_config(CONTOH / "pesanlint.yaml"))
    assert [layer.name for layer in guideline.layers] == ["bahasa", "kpu", "provinsi-melati", "kabupaten-mawar"]
    assert len(guideline.desk.roster.posts) == 5
    assert len(guideline.desk.facts) == 2


def test_its_examples_hold() -> None:
    guideline = load(load_config(CONTOH / "pesanlint.yaml"))
    own = [broken for broken in broken_examples(guideline) if not broken.rule.id.startswith(("bahasa.", "kpu."))]
    assert own == []


def test_each_layer_finds_its_own_in_the_release() -> None:
    linter = Linter.from_config(CONTOH)
    found = {
        (finding.rule, finding.level.value, finding.layer)
        for finding in linter.check_text((CONTOH / "rilis.txt").read_text("utf-8"))
    }
    assert found == {
        ("kabupaten-mawar.pendopo-mawar", "suggestion", "kabupaten-mawar"),
        ("provinsi-melati.layanan-sapa-pemilih", "error", "kabupaten-mawar"),
        ("kpu.politik-uang", "error", "provinsi-melati"),
        ("kpu.unit-di-sebelah-jabatan", "warning", "kabupaten-mawar"),
        ("bahasa.pejabat-menjabat", "error", "bahasa"),
        ("bahasa.nama-pejabat", "warning", "bahasa"),
        ("bahasa.fakta", "error", "bahasa"),
    }


@pytest.mark.parametrize("change", ["off", "warning"])
def test_what_the_province_locked_the_desk_cannot_loosen(tmp_path: Path, change: str) -> None:
    (tmp_path / "pesanlint.yaml").write_text(
        f"guideline: contoh/kabupaten-mawar\nrules:\n  kpu.politik-uang: {change}\n  kpu.masa-tenang: {change}\n",
        encoding="utf-8",
    )
    with pytest.raises(GuidelineError, match="dikunci oleh lapis “provinsi-melati”") as caught:
        load(load_config(tmp_path / "pesanlint.yaml"))
    assert len(caught.value.problems) == 1

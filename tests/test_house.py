"""The structure of the code: import directions, the modules that one file loads, and the content of the package."""

import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import grimp
import pytest

from needs import needed_in_ci

ROOT = Path(__file__).parents[1]
RELEASE = "Rapat Dibuka\nWarga dihimbau datang ke kantor, Senin, 14 Juli 2025.\n"


def run(*command: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=cwd, check=False)


def test_imports_go_one_way() -> None:
    result = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_imports_go_in_circles() -> None:
    graph = grimp.build_graph("pesanlint")
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    while free := [module for module, imported in imports.items() if not imported & imports.keys()]:
        for module in free:
            del imports[module]
    assert sorted(imports) == []  # what is left imports, by some way, itself


@pytest.mark.parametrize(
    ("text", "loads_spacy"),
    [
        (RELEASE, False),
        ("Rapat Dibuka\nWarga hadir sekaligus bertanya. Datanglah sekali lagi.\n", False),
        ("Rapat Dibuka\nAntusiasme warga sangat tinggi sekali.\n", True),
    ],
)
def test_spacy_is_imported_only_where_a_rule_that_needs_it_can_fire(tmp_path: Path, text: str, loads_spacy: bool) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = run(sys.executable, "-X", "importtime", "-m", "pesanlint", "check", "a.txt", cwd=tmp_path)
    imported = set(re.findall(r"\|\s+([\w.]+)$", result.stderr, re.MULTILINE))
    assert result.returncode in (0, 1), result.stderr[-2000:]
    assert ("spacy" in imported) == loads_spacy
    assert "pesanlint.linter.linter" in imported
    assert loads_spacy or not imported & {"rich", "rapidfuzz", "pathspec", "pyromark"}


def test_no_module_is_too_long_to_read() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in (ROOT / "src").rglob("*.py")}
    assert [name for name, length in lengths.items() if length > 400] == []


def test_the_two_hook_files_are_the_same() -> None:
    assert (ROOT / ".pre-commit-hooks.yaml").read_bytes() == (ROOT / ".pre-commit-hook.yaml").read_bytes()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    result = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", folder, ROOT)
    if result.returncode:
        needed_in_ci(f"the build back end, from a package index: {result.stderr[-500:]}")
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_rules_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"pesanlint/rules/kpu/guideline.yaml", "pesanlint/rules/data/provinsi.tsv", "pesanlint/py.typed"} <= set(names)
    assert any(name.endswith("/LICENSE") for name in names)


def test_the_wheel_works_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    result = run(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel)
    if result.returncode:
        needed_in_ci(f"a package index: {result.stderr[-500:]}")
    (tmp_path / "a.txt").write_text(RELEASE, encoding="utf-8")
    checked = run(tmp_path / "venv" / "bin" / "pesanlint", "check", "a.txt", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (1, "")
    assert "dihimbau" in checked.stdout
    listed = run(tmp_path / "venv" / "bin" / "pesanlint", "rules", "test", cwd=tmp_path)
    assert listed.returncode == 0, listed.stdout

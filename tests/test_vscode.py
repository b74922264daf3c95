"""The client for VS Code, without VS Code."""

import json
import shutil
import subprocess
from pathlib import Path

from needs import needed_in_ci

FOLDER = Path(__file__).parents[1] / "editors/vscode"


def test_the_code_of_the_client_does_what_its_tests_say() -> None:
    if not (node := shutil.which("node")):
        needed_in_ci("node")
    tests = sorted(map(str, (FOLDER / "test").glob("*.test.js")))
    done = subprocess.run([str(node), "--test", *tests], cwd=FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_its_manifest_names_files_that_are_there() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text("utf-8"))
    assert (FOLDER / manifest["main"]).is_file()
    assert manifest["engines"]["vscode"]

"""The script of the page is what its sources and its lock file make."""

import json
import shutil
import subprocess
from pathlib import Path

import browser
from pesanlint.serve.pages import STATIC


def test_the_committed_script_equals_the_bundle_of_its_sources(tmp_path: Path) -> None:
    shutil.copytree(browser.PAGE, tmp_path / "page", ignore=shutil.ignore_patterns("node_modules"))
    browser.npm(tmp_path / "page")
    made = tmp_path / "made"
    done = subprocess.run(["node", "build.js", made], cwd=tmp_path / "page", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (made / "app.js").read_bytes() == (STATIC / "app.js").read_bytes(), "run `make page`"


def test_it_is_small_and_names_no_place() -> None:
    assert sum(path.stat().st_size for path in STATIC.iterdir()) < 600_000
    assert "http" not in (browser.PAGE / "package-lock.json").read_text().replace('"license"', "") or not [
        one for one in json.loads((browser.PAGE / "package-lock.json").read_text())["packages"].values() if "resolved" in one
    ]

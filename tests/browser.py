"""Chromium as Debian packs it, driven by Playwright, and the file of axe-core, which npm brings."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from needs import needed_in_ci

AXE = "axe-core@4.10.3"


def chromium() -> str:
    """Where it is."""
    found = shutil.which("chromium")
    if not found:
        needed_in_ci("chromium")
    assert found
    return found


@contextmanager
def launched() -> Iterator[object]:
    """A browser that asks nothing of the network by itself."""
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=quiet)
        try:
            yield browser
        finally:
            browser.close()


def axe(folder: Path) -> str:
    """The script of axe-core."""
    if not shutil.which("npm"):
        needed_in_ci("npm")
    command = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", AXE]
    if subprocess.run(command, capture_output=True, check=False, timeout=300).returncode:
        needed_in_ci("axe-core from npm")
    return (folder / "node_modules/axe-core/axe.min.js").read_text("utf-8")

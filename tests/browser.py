"""Chromium, as Debian has it, for the tests of pages."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from needs import needed_in_ci

PAGE = Path(__file__).parents[1] / "page"
_SERIOUS = ("serious", "critical")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
"""So that the browser asks nothing of the network by itself."""


@contextmanager
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        needed_in_ci("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        try:
            yield browser
        finally:
            browser.close()


def npm(folder: Path) -> None:
    """Install what the lock file of the page names."""
    if not shutil.which("npm"):
        needed_in_ci("npm")
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        needed_in_ci(f"the packages of the page, from an npm registry: {done.stderr[-400:]}")


@cache
def axe(folder: Path) -> str:
    """The script of axe-core, in the version that the page's lock file names."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PAGE / name, folder)
    npm(folder)
    return (folder / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def faults(page: Page, folder: Path) -> list[str]:
    """What axe-core finds serious on a page, in words."""
    page.evaluate(axe(folder))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for one in found["violations"]
        if one["impact"] in _SERIOUS
        for node in one["nodes"]
    ]

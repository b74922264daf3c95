"""What somebody who is no programmer does first, by the words of docs/serve.md, with the time of each step.

`python benchmarks/newcomer.py` builds the wheel, then times: a virtual environment, `pip install` with the extra `serve`,
`pesanlint serve` with an empty cache, the page in Chromium, pasting a release, all safe fixes, and the text in the clipboard.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from serve import release

ROOT = Path(__file__).parents[1]
_QUICK = 120
"""Seconds that all of it may take."""


def main() -> None:
    """Take the steps and print a table."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", name, str(ROOT)]
        subprocess.run(build, check=True)
        (wheel,) = folder.glob("*.whl")
        steps: list[tuple[str, float]] = []
        began = time.monotonic()

        def done(step: str) -> None:
            nonlocal began
            steps.append((step, time.monotonic() - began))
            print(f"{steps[-1][1]:6.1f} s  {step}", file=sys.stderr, flush=True)
            began = time.monotonic()

        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        done("python3 -m venv")
        constraints = ["--constraint", str(ROOT / "constraints.txt")]
        subprocess.run([folder / "venv/bin/pip", "install", "--quiet", *constraints, f"{wheel}[serve]"], check=True)
        done("pip install 'pesanlint[serve]'")
        environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": ""}
        command = [str(folder / "venv/bin/pesanlint"), "serve", "--no-open", "--port", "0"]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env=environment)
        assert process.stderr
        try:
            url = next(m[0] for line in process.stderr if (m := re.search(r"http://\S+:\d+", line)))
            done("pesanlint serve: guideline compiled, address printed")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
                page.set_default_timeout(300_000)
                began = time.monotonic()
                page.goto(url)
                page.locator(".cm-content").click()
                done("page open")
                page.evaluate("text => navigator.clipboard.writeText(text)", release(3000))
                page.keyboard.press("Control+V")
                page.wait_for_selector("#list .card")
                done("release pasted, findings listed")
                page.locator("#fix-all").click()
                page.locator("#toast-text", has_text="perbaikan diterapkan").wait_for()
                page.locator("#copy-text").click()
                fixed = page.evaluate("navigator.clipboard.readText()")
                assert "diimbau" in fixed, fixed
                assert "dihimbau" not in fixed, fixed
                done("safe fixes applied, text copied")
                browser.close()
        finally:
            process.terminate()
            process.wait()
    total = sum(seconds for _, seconds in steps)
    print("| step | s |\n| --- | ---: |")
    print("\n".join(f"| {step} | {seconds:.1f} |" for step, seconds in steps))
    print(f"| together | {total:.1f} |")
    print(f"\n{'within' if total <= _QUICK else 'over'} two minutes")


if __name__ == "__main__":
    main()

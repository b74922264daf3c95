"""The server and the page: from keystroke to marks, and 50 users at once beside LanguageTool's own server.

`python benchmarks/serve.py keystrokes` types in Chromium and reads the page's own timings.
`python benchmarks/serve.py load JARS [SECONDS]` lets ApacheBench (`ab`, in Debian's apache2-utils) ask both servers. JARS is a
folder with LanguageTool's server and its English rules, as Maven copies them: `org.languagetool:languagetool-server`,
`language-en`. LanguageTool is asked twice: with all its rules, and without the one on spelling. It has no rules for Indonesian,
so with that one it spends nearly all its time on suggestions for words that it does not know.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
USERS, SECONDS, TURNS = 50, 60, 2
JAVA_PORT = 8791
SPELLING = "MORFOLOGIK_RULE_EN_US"
"""LanguageTool's rule on spelling in American English."""
PATIENCE = 900
"""Seconds that ApacheBench waits for an answer, on a busy machine."""
KEYS = 60
PASTE = """
text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(".cm-content").dispatchEvent(event);
}
"""
ASKS = """
performance.getEntriesByType("resource")
  .filter(one => one.name.endsWith("check"))
  .map(one => one.responseEnd - one.requestStart)
"""
TOLD = """
performance.getEntriesByType("resource")
  .filter(one => one.name.endsWith("check"))
  .flatMap(one => one.serverTiming.map(told => told.duration))
"""
"""What the server says that it took, in its header `Server-Timing`."""
NEXT = """
window.marked = new Promise(done => new PerformanceObserver((_, observer) => {
  observer.disconnect();
  done();
}).observe({ type: "measure" })), null
"""
"""Waits in the page for the next marks: asking again and again from outside would take the page's time."""


def release(size: int) -> str:
    """A release of about so many characters, in which every few lines something is found."""
    paragraphs = [
        "Ketua KPU Kabupaten Mawar, Budi Santoso, menyampaikan bahwa daftar pemilih di Kelurahan {n} sudah dicocokkan.",
        "Warga dihimbau memeriksa namanya di kantor kelurahan sebelum tahapan ke-{n} berakhir, silahkan membawa kartu.",
        "“Kami mengajak seluruh warga datang ke tempat pemungutan suara nomor {n} pada pagi hari,” kata Budi kepada wartawan.",
    ]
    made = ["Rapat Kerjasama Daftar Pemilih Dibuka", "Mawar, kab-mawar.kpu.go.id – Rapat dibuka pada Kamis, 17 Juli 2025."]
    number = 0
    while sum(map(len, made)) < size:
        number += 1
        made.append(paragraphs[number % len(paragraphs)].format(n=number))
    return "\n\n".join(made) + "\n"


@contextmanager
def ours() -> Iterator[tuple[str, int]]:
    """Our server: its address and its process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pesanlint", "serve", "--no-open", "--port", "0"]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        assert process.stderr
        try:
            found = next(m for line in process.stderr if (m := re.search(r"http://\S+:\d+", line)))
            yield found[0], process.pid
        finally:
            process.terminate()
            process.wait()


@contextmanager
def languagetool(jars: Path) -> Iterator[tuple[str, int]]:
    """LanguageTool's server."""
    java = ["java", "-cp", f"{jars}/*", "org.languagetool.server.HTTPServer", "--port", str(JAVA_PORT)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(java, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{JAVA_PORT}"
            for _ in range(240):
                try:
                    urllib.request.urlopen(f"{url}/v2/languages").read()
                    break
                except (urllib.error.URLError, OSError):
                    time.sleep(0.5)
            yield url, process.pid
        finally:
            process.kill()
            process.wait()


def memory(pid: int) -> float:
    """MiB of a process and its children, shared pages divided among those that share them."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    m = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return (int(m[1]) / 1024 if m else 0) + sum(memory(int(child)) for child in children)


def asked(url: str, body: str, kind: str, seconds: int = SECONDS) -> dict[str, float]:
    """What ApacheBench says of a server that so many users ask at once."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(body)
        file.flush()
        command = [
            "ab",
            "-q",
            "-l",
            "-c",
            str(USERS),
            "-t",
            str(seconds),
            "-n",
            "1000000",
            "-s",
            f"{PATIENCE}",
            "-p",
            file.name,
            "-T",
            kind,
            url,
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def number(pattern: str) -> float:
        m = re.search(pattern, said)
        return float(m[1]) if m else 0.0

    return {
        "requests a second": number(r"Requests per second:\s+([\d.]+)"),
        "median, ms": number(r"\s50%\s+(\d+)"),
        "95 %, ms": number(r"\s95%\s+(\d+)"),
        "failed": number(r"Failed requests:\s+(\d+)") + number(r"Non-2xx responses:\s+(\d+)"),
    }


def load(jars: Path, seconds: int = SECONDS) -> None:
    """Both servers on the same text, in turns. Each is started for its turn: requests that others have left behind slow it."""
    text = release(3000)

    def form(**more: str) -> tuple[str, str, str]:
        body = urllib.parse.urlencode({"language": "en-US", "text": text, **more})
        return "/v2/check", body, "application/x-www-form-urlencoded"

    asks = {
        "pesanlint": (ours, ("/api/v1/check", json.dumps({"text": text}), "application/json")),
        "LanguageTool without spelling": (lambda: languagetool(jars), form(disabledRules=SPELLING)),
        "LanguageTool": (lambda: languagetool(jars), form()),
    }
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in asks}
    for _ in range(TURNS):
        for name, (server, (path, body, kind)) in asks.items():
            with server() as (url, pid):
                asked(url + path, body, kind, seconds=min(seconds, 20))  # warmed up
                figures = asked(url + path, body, kind, seconds)
                taken[name].append({**figures, "memory, MiB": memory(pid)})
                print(name, taken[name][-1], file=sys.stderr, flush=True)
    for name, turns in taken.items():
        print(name, {key: round(median(turn[key] for turn in turns), 2) for key in turns[0]})
        print("  each turn:", [turn["requests a second"] for turn in turns])


def keystrokes() -> None:
    """The page's timings of each keystroke, in a release of 3 KB and in the middle of a text of 200 KB."""
    from playwright.sync_api import sync_playwright

    with ours() as (url, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size in (3_000, 200_000):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(url)
            page.evaluate(PASTE, release(size))
            page.wait_for_selector("#list .card", timeout=120_000)
            page.locator(".cm-line").nth(8).click()
            for _ in range(size // 6000):
                page.keyboard.press("PageDown")
            page.keyboard.press("End")
            page.evaluate("performance.clearMeasures(); performance.clearResourceTimings()")
            for letter in ("abcde fghi " * KEYS)[:KEYS]:
                page.evaluate(NEXT)
                page.keyboard.type(letter)
                page.evaluate("window.marked")
            marks = page.evaluate("performance.getEntriesByName('pesanlint.marks').map(one => one.duration)")
            asks = page.evaluate(ASKS)
            print(f"{size} characters, {len(marks)} keys, ms from the key to the marks: {spread(marks)}", flush=True)
            print(f"  of which from the request to the end of the answer: {spread(asks)}", flush=True)
            print(f"  of which by the server's own clock: {spread(page.evaluate(TOLD))}", flush=True)
            page.close()
        browser.close()


def spread(figures: list[float]) -> str:
    """The median with the fastest and the slowest."""
    return f"{median(figures):.1f} ({min(figures):.1f} to {max(figures):.1f})"


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        load(Path(sys.argv[2]), *map(int, sys.argv[3:4]))
    else:
        keystrokes()

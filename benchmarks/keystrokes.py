"""From a keystroke to diagnostics: milliseconds over real stdio, ours beside what others take for the same change.

    keystrokes.py [EDITS] [EDITS_OF_OTHERS]

Two texts, a release of 3 KB and a Markdown file of 200 KB, are typed into, a character at a time, each answered before the
next. `pesanlint lsp` is sent the change and answers with diagnostics: with the whole guideline, and with 500 replacements.
The others have no server that takes these 500 replacements: they are run on the file after each change, as editors do it.
The server's memory is read from /proc after all edits, and after 50 texts were opened.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from contest import contestants, real_terms

from corpus import release

TYPED = "dihimbau datang ke kantor. "


class Server:
    """`pesanlint lsp` in a folder, spoken to over its standard streams."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "pesanlint", "lsp"]
        self._process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._folder, self._number = folder, 0
        root = {"processId": None, "rootUri": folder.as_uri(), "capabilities": {"general": {"positionEncodings": ["utf-16"]}}}
        self._send("initialize", root, answered=True)
        while "result" not in self._receive():
            pass
        self._send("initialized", {})

    def open(self, name: str, text: str) -> None:
        """Open a text, and wait for what is said of it."""
        uri = (self._folder / name).as_uri()
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": item})
        self._shown(uri, 1)

    def type(self, name: str, version: int, line: int, character: int, text: str) -> None:
        """Type a text at a place, and wait for what is said of all of it."""
        uri, place = (self._folder / name).as_uri(), {"line": line, "character": character}
        change = {"range": {"start": place, "end": place}, "text": text}
        self._send("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        self._shown(uri, version)

    def memory(self) -> float:
        """What the server takes, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def processor(self) -> float:
        """Milliseconds of the processor that the server has taken."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Say that it is done, and wait for its end."""
        self._send("shutdown", None, answered=True)
        while "id" not in self._receive():
            pass
        self._send("exit", None)
        self._process.wait(30)

    def _shown(self, uri: str, version: int) -> None:
        while True:
            params = self._receive().get("params") or {}
            if params.get("uri") == uri and params.get("version") == version:
                return

    def _send(self, method: str, params: Any, *, answered: bool = False) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if answered:
            self._number += 1
            message["id"] = self._number
        body = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        if not length:
            raise EOFError("the server has ended")
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found


def edits(text: str, number: int) -> Iterator[tuple[int, int, str]]:
    """Where to type what: a word or two in a place, then in another one."""
    chance, lines = random.Random(1), text.split("\n")
    line = character = 0
    for index in range(number):
        if index % len(TYPED) == 0:
            line = chance.choice([at for at, one in enumerate(lines) if len(one) > 40])
            character = lines[line].index(" ", 20) + 1
        yield line, character, TYPED[index % len(TYPED)]
        character += 1


def ours(folder: Path, name: str, text: str, number: int) -> tuple[float, float, float]:
    """The median milliseconds of an edit, those of the processor that each took on average, and MB at the end."""
    server = Server(folder)
    server.open(name, text)
    taken, before = [], server.processor()
    for version, (line, character, typed) in enumerate(edits(text, number), 2):
        start = time.perf_counter()
        server.type(name, version, line, character, typed)
        taken.append(time.perf_counter() - start)
    processor, memory = (server.processor() - before) / number, server.memory()
    server.stop()
    return statistics.median(taken) * 1000, processor, memory


def theirs(command: list[str], file: Path, text: str, number: int) -> float:
    """The median milliseconds that a program takes for the file after an edit."""
    lines, taken = text.split("\n"), []
    for line, character, typed in edits(text, number):
        lines[line] = lines[line][:character] + typed + lines[line][character:]
        file.write_text("\n".join(lines), encoding="utf-8")
        start = time.perf_counter()
        subprocess.run([*command, str(file)], capture_output=True, check=False)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def texts() -> dict[str, str]:
    """The two texts, made of generated releases."""
    several = (release(seed).partition("\n") for seed in count(1))
    big = "".join(f"## {head}\n\n{body.strip()}\n\n" for head, _, body in islice(several, 70))
    return {"rilis.txt": release(0)[:3_000], "kumpulan.md": big[:200_000]}


def main() -> None:
    """Measure all, one after the other, and print a table."""
    number, of_others = (int(one) for one in (*sys.argv[1:], "200", "10")[:2])
    with tempfile.TemporaryDirectory() as place:
        whole, desk = Path(place) / "whole", Path(place) / "desk"
        whole.mkdir()
        words = real_terms(500)
        made, missing = contestants(desk, words)
        if (settings := desk / "vale.ini").exists():
            settings.write_text(settings.read_text().replace("[*.txt]", "[*.{txt,md}]"))
        for name, text in texts().items():
            print(f"{name}, {len(text) // 1000} KB")
            for said, folder in (("whole guideline", whole), ("500 replacements", desk)):
                median, processor, memory = ours(folder, name, text, number)
                took = f"{median:.1f} ms, {processor:.1f} ms of the processor"
                print(f"  pesanlint lsp, {said}: {took}, {memory:.0f} MB after {number} edits", flush=True)
            for one in made:
                if one.name.startswith(("Vale", "textlint", "Harper")):
                    print(
                        f"  {one.name}, run on the file: {theirs(one.command, desk / name, text, of_others):.0f} ms", flush=True
                    )
        server = Server(whole)
        for at in range(50):
            server.open(f"{at}.txt", release(at))
        print(f"50 texts open: {server.memory():.0f} MB")
        server.stop()
        for name, why in missing.items():
            print(f"  {name}: {why}")


if __name__ == "__main__":
    main()

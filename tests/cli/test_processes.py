"""Processes: workers end with their parent, their number is limited, and an interrupt gives no traceback."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pesanlint.workspace import running
from pesanlint.workspace.workspace import Choices, Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")

RULES = "title: A\nrules:\n  - {id: lambat, kind: pattern, message: '!', pattern: '(x+x+)+[^x]'}\n"
"""A pattern that is stopped by its time limit, so that the run takes its time."""
PROGRAM = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from pesanlint.cli import main
    main()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kita").mkdir()
    (tmp_path / "pesanlint.yaml").write_text("guideline: kita\n")
    (tmp_path / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (tmp_path / "kita/a.yaml").write_text(RULES)
    (tmp_path / "run.py").write_text(PROGRAM)
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text("x" * 5000)
    return tmp_path


def children(parent: int) -> set[int]:
    """The processes that a process has begun, and those that these have."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    begun = [tuple(map(int, line.split())) for line in listing.splitlines()]
    found: set[int] = set()
    todo = {parent}
    while todo:
        todo = {pid for pid, by in begun if by in todo}
        found |= todo
    return found


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGKILL], ids=["TERM", "KILL"])
def test_workers_end_with_their_parent_and_hold_no_pipe_open(desk: Path, method: str, with_signal: int) -> None:
    command = [sys.executable, "run.py", method, "check", "--jobs", "2", "--no-cache", "."]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        deadline = time.monotonic() + 120
        wanted = 2 if method == "fork" else 3  # those have a helper of Python's own
        while len(begun := children(parent.pid)) < wanted and time.monotonic() < deadline and parent.poll() is None:
            time.sleep(0.05)
        assert len(begun) >= wanted
        time.sleep(0.3)  # until they are at work
        begun |= children(parent.pid)
        parent.send_signal(with_signal)
        parent.communicate(timeout=60)  # ends when nobody has the pipes open any more
    deadline = time.monotonic() + 60
    while (left := {one for one in begun if is_running(one)}) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == set()


@pytest.mark.parametrize(
    ("asked", "files", "started"), [(10_000, 20, 0), (10_000, 60, 4), (3, 1000, 3), (10_000, 10_000, 8), (1, 1000, 0)]
)
def test_jobs_are_bounded_by_cores_and_chunks(
    desk: Path, monkeypatch: pytest.MonkeyPatch, asked: int, files: int, started: int
) -> None:
    from pesanlint.workspace import workers

    monkeypatch.setattr(running, "cores", lambda: 2)
    asked_for: list[int] = []

    class Workers:
        def __init__(self, _: Workspace, jobs: int, *others: object) -> None:
            asked_for.append(jobs)

        def __enter__(self) -> "Workers":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def start(self, chunk: list[Path]) -> object:
            return lambda: [object() for _ in chunk]

    taken = 0

    def listed() -> Iterator[Path]:
        nonlocal taken
        for number in range(files):
            taken += 1
            yield desk / f"{number}.txt"

    monkeypatch.setattr(workers, "Workers", Workers)
    run = running.check_files(listed(), Workspace(Choices()), jobs=asked, cached=False)
    next(run)
    assert asked_for == ([started] if started else [])
    assert taken <= running.WORTH_IT + 8 * running._AHEAD * running.CHUNK
    run.close()


INTERRUPTED = """
import builtins, os, signal, sys
whole = builtins.__import__
def late(name, *more, **named):
    if name == sys.argv[1]:
        builtins.__import__ = whole
        os.kill(os.getpid(), signal.SIGINT)
    return whole(name, *more, **named)
builtins.__import__ = late
from pesanlint.__main__ import main
place, sys.argv = sys.argv[1], ["pesanlint", "check", "a.txt"]
sys.argv[0:0] = [place]; del sys.argv[0]
main()
"""


@pytest.mark.parametrize(
    "at",
    ["pesanlint.cli", "pesanlint.cli.usual", "pesanlint.store", "pesanlint.finding", "pesanlint.guideline", "pesanlint.linter"],
)
def test_an_interrupt_while_we_start_is_no_traceback(desk: Path, at: str) -> None:
    (desk / "a.txt").write_text("Rapat\n")
    code = INTERRUPTED.replace("sys.argv[1]", repr(at))
    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (2, "Dihentikan.")


WAITING = """
import {module}
def late(): print("selesai", flush=True)
{module}.{register}
from pesanlint.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("module", "register"),
    [("atexit", "register(late)"), ("threading", "Thread(target=lambda: (threading.main_thread().join(), late())).start()")],
    ids=["atexit", "thread"],
)
def test_what_waits_for_the_end_of_the_program_is_not_skipped(desk: Path, module: str, register: str) -> None:
    (desk / "a.txt").write_text("Rapat!\n")
    command = [sys.executable, "-c", WAITING.format(module=module, register=register), "check", "a.txt"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "selesai", "")


@pytest.mark.parametrize(("text", "status"), [("Rapat\n", 0), ("Rapat!\n" * 3000, 1)])
def test_the_end_of_the_process_loses_no_output(desk: Path, text: str, status: int) -> None:
    (desk / "kita/a.yaml").write_text("title: A\nrules:\n  - {id: seru, kind: pattern, message: seru, pattern: '!'}\n")
    (desk / "a.txt").write_text(text)
    line = f'"{sys.executable}" -m pesanlint check a.txt'
    piped = f"{line} > utuh; echo $?; {line} | (sleep 0.5; cat) > disalurkan; echo ${{PIPESTATUS[0]}}"
    statuses = subprocess.run(["bash", "-c", piped], cwd=desk, capture_output=True, text=True, check=False).stdout.split()
    assert statuses == [str(status)] * 2
    assert (desk / "utuh").read_text() == (desk / "disalurkan").read_text()
    assert (desk / "utuh").read_text().count("seru") >= status * 3000


PYTHONS_OWN = re.compile(
    r"Exception ignored in: <function (?:_get_module_lock|[\w.]+\.__del__ at).*?\nKeyboardInterrupt: ?\n"
    r"|Traceback \(most recent call last\):\n  File \"<string>\", line 1, in <module>\nKeyboardInterrupt\n",
    re.DOTALL,
)
"""What Python reports of an interrupt that falls into a callback of its import system or a finaliser, after which it goes on; and
of one that comes before our entry point is called."""


def test_interrupts_at_any_moment_are_no_traceback_of_ours(desk: Path) -> None:
    (desk / "a.txt").write_text("Rapat\n" * 500)
    for delay in range(12):
        code = "from pesanlint.__main__ import main; print(flush=True); main()"
        command = [sys.executable, "-c", code, "check", "a.txt"]
        with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            assert run.stdout
            run.stdout.readline()
            time.sleep(delay * 0.02)
            run.send_signal(signal.SIGINT)
            _, said = run.communicate(timeout=60)
        assert "Traceback" not in PYTHONS_OWN.sub("", said)


def test_a_usual_run_ends_without_clearing_the_interpreter(desk: Path) -> None:
    (desk / "a.txt").write_text("Rapat\n")
    told = 'import os; end = os._exit; os._exit = lambda code: (print("ended early", flush=True), end(code))'
    code = f"{told}\nfrom pesanlint.__main__ import main; main()"
    for _ in range(2):  # the first compiles the guideline
        command = [sys.executable, "-c", code, "check", "a.txt"]
        done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "ended early")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command", ["check a.txt", "check --salah", "check tiada.txt", "rules schema", "check --fix a.txt", "check --diff a.txt"]
)
def test_an_unwritable_output_ends_with_status_2(desk: Path, command: str) -> None:
    (desk / "a.txt").write_text("Rapat\n")
    line = f'"{sys.executable}" -m pesanlint {command} >/dev/full 2>/dev/full'
    assert subprocess.run(["bash", "-c", line], cwd=desk, check=False).returncode == 2

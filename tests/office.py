"""LibreOffice opens Word files, accepts or rejects all their changes, and saves the result.

The half above is for the tests; run as a script, by a Python that has LibreOffice's `uno`, it does the work.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PIPE = f"pesanlint-{os.getpid()}"
FILTERS = {".docx": "MS Word 2007 XML", ".txt": "Text (encoded)", ".pdf": "writer_pdf_Export"}
COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "refuse": ".uno:RejectAllTrackedChanges"}


def python_with_uno() -> str | None:
    """A Python that can talk to LibreOffice, if both are installed."""
    if not shutil.which("soffice"):
        return None
    found = (path for path in (sys.executable, "/usr/bin/python3", shutil.which("python3")) if path)
    return next(
        (p for p in found if not subprocess.run([p, "-c", "import uno"], capture_output=True, check=False).returncode), None
    )


def convert(python: str, profile: Path, jobs: Sequence[tuple[str, Path, Path]]) -> None:
    """Do the jobs: what to do with the changes (accept, refuse, keep), the file to open and the file to save."""
    words = [str(word) for job in jobs for word in job]
    done = subprocess.run([python, __file__, str(profile), *words], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def main(profile: str, *words: str) -> None:
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept=pipe,name={PIPE};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        context = connected(60)
        for todo in zip(words[::3], words[1::3], words[2::3], strict=True):
            do(context, *todo)
    finally:
        os.killpg(office.pid, signal.SIGKILL)  # `soffice` is a script that starts the program
        office.wait()


def connected(seconds: float):
    import uno

    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    end = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def do(context, what: str, source: str, target: str) -> None:
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (setting("Hidden", True),))
    if document is None:
        raise ValueError(f"LibreOffice does not open {source}")
    if what in COMMANDS:
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(document.CurrentController.Frame, COMMANDS[what], "", 0, ())
        document.getTextFields().refresh()  # which it does by itself only where there are changes
    options = [setting("FilterName", FILTERS[Path(target).suffix]), setting("FilterOptions", "UTF8")]
    if Path(target).suffix == ".pdf":
        options.append(setting("FilterData", without_comments()))
    document.storeToURL(Path(target).as_uri(), tuple(options))
    document.close(True)


def without_comments():
    """A PDF as the page is printed, without the signs of comments on it."""
    import uno

    return uno.Any("[]com.sun.star.beans.PropertyValue", (setting("ExportNotes", False),))


def setting(name: str, value: object):
    from com.sun.star.beans import PropertyValue

    return PropertyValue(name, 0, value, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

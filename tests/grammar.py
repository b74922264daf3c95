"""LibreOffice Writer as a client: opens a text with our settings, and says what its grammar checker finds.

The half above is for the tests; run as a script, by a Python that has LibreOffice's `uno`, it does the work.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import office

DISPLAY = 87
"""The number of the display that pictures are taken of."""


def proofread(python: str, profile: Path, paragraphs: list[str], picture: Path | None = None) -> list[list[dict]]:
    """What Writer's checker finds in each paragraph: offset, length, message, suggestions, counted in UTF-16."""
    words = [str(profile), str(picture or ""), json.dumps(paragraphs)]
    done = subprocess.run([python, __file__, *words], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def main(profile: str, picture: str, paragraphs: str) -> None:
    display = ["xvfb-run", "-a", "-n", str(DISPLAY), "-s", "-screen 0 1100x560x24"] if picture else []
    program = subprocess.Popen(
        [*display, "soffice", *([] if picture else ["--headless"]), "--norestore", "--nologo",
         f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept=pipe,name={office.PIPE};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        context = office.connected(240)
        print(json.dumps(found(context, json.loads(paragraphs), Path(picture) if picture else None)))
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def found(context, paragraphs: list[str], picture: Path | None) -> list[list[dict]]:
    """What the checker that Writer has for LanguageTool says, as Writer asks it: a paragraph at a time."""
    from com.sun.star.lang import Locale

    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = () if picture else (office.setting("Hidden", True),)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, hidden)
    checker = services.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
    locale = Locale("id", "ID", "")
    end = time.monotonic() + 120
    while not checker.hasLocale(locale) and time.monotonic() < end:
        time.sleep(0.2)
    assert checker.hasLocale(locale), "Writer does not know the language"
    if picture:
        shoot(document, locale, paragraphs, picture)
    answers = []
    for text in paragraphs:
        result = checker.doProofreading("1", text, locale, 0, len(text), ())
        answers.append([
            {"offset": one.nErrorStart, "length": one.nErrorLength, "message": one.aShortComment, "suggestions": list(one.aSuggestions)}
            for one in result.aErrors
        ])  # fmt: skip
    document.close(True)
    return answers


def shoot(document, locale, paragraphs: list[str], picture: Path) -> None:
    """A picture of Writer's window, once it has had time to ask for all paragraphs."""
    text = document.getText()
    cursor = text.createTextCursor()
    text.insertString(cursor, "\n".join(paragraphs), False)
    everything = text.createTextCursor()
    everything.gotoStart(False)
    everything.gotoEnd(True)
    everything.CharLocale = locale
    everything.CharHeight = 14
    window = document.CurrentController.Frame.ContainerWindow
    window.setPosSize(0, 0, 1100, 560, 15)
    document.CurrentController.ViewSettings.ZoomValue = 110
    time.sleep(30)
    display = {**os.environ, "DISPLAY": f":{DISPLAY}"}
    files = sorted(Path("/tmp").glob("xvfb-run.*/Xauthority"), key=lambda path: path.stat().st_mtime)
    display |= {"XAUTHORITY": str(files[-1])} if files else {}
    subprocess.run(["import", "-window", "root", str(picture)], env=display, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

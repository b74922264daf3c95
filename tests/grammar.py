"""LibreOffice Writer as a client: opens a text with our settings, and says what its grammar checker finds.

The half above is for the tests; run as a script, by a Python that has LibreOffice's `uno`, it does the work.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import office


def proofread(python: str, profile: Path, paragraphs: list[str], picture: Path | None = None) -> list[list[dict]]:
    """What Writer's checker finds in each paragraph: offset, length, message, suggestions, counted in UTF-16."""
    words = [str(profile), str(picture or ""), json.dumps(paragraphs)]
    done = subprocess.run([python, __file__, *words], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def main(profile: str, picture: str, paragraphs: str) -> None:
    display = ["xvfb-run", "-a", "-s", "-screen 0 1180x620x24"] if picture and shutil.which("xvfb-run") else []
    headless = [] if display else ["--headless"]
    program = subprocess.Popen(
        [*display, "soffice", *headless, "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept=pipe,name={office.PIPE};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        context = office.connected(120)
        print(json.dumps(found(context, json.loads(paragraphs))))
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def found(context, paragraphs: list[str]) -> list[list[dict]]:
    """What the checker that Writer has for LanguageTool says, as Writer asks it: a paragraph at a time."""
    from com.sun.star.lang import Locale

    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (office.setting("Hidden", True),))
    document.CharLocale = Locale("id", "ID", "") if hasattr(document, "CharLocale") else None
    checker = services.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
    locale = Locale("id", "ID", "")
    end = time.monotonic() + 60
    while not checker.hasLocale(locale) and time.monotonic() < end:
        time.sleep(0.2)
    assert checker.hasLocale(locale), "Writer does not know the language"
    answers = []
    for text in paragraphs:
        result = checker.doProofreading("1", text, locale, 0, len(text), ())
        answers.append([
            {"offset": one.nErrorStart, "length": one.nErrorLength, "message": one.aShortComment, "suggestions": list(one.aSuggestions)}
            for one in result.aErrors
        ])  # fmt: skip
    document.close(True)
    return answers


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Vale's own end-to-end cases, run here.

    python tests/vale_cases.py TESTDATA [CASE...]

prints what differs and a table by file. A case counts as run if we read its files and say of nothing in its configuration that it
is not heeded. Of a case with files in several formats, those that we read are compared; of a case that ends with an error, whether
we name one too.
"""

import json
import re
import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pesanlint.dialects.vale.ini import Settings
from pesanlint.errors import GuidelineError, ReadError
from pesanlint.guideline import Config, ConfigFile, Guideline, load
from pesanlint.kinds import dictionary
from pesanlint.linter import Linter
from pesanlint.readers import DEFAULT, read, read_text
from pesanlint.readers.code import LANGUAGES
from pesanlint.readers.formats import FORMATS
from pesanlint.reading.paths import fits
from pesanlint.spans import Lines

_LINE = re.compile(r"(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+):(?P<rule>[\w.-]+):(?P<message>.*)")
_CONFIGS = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale", ".config/vale.ini")
_PLAIN_FLAGS = ("--output=line", "--no-exit", "--no-color", "--normalize", "--sort", "--output=JSON")
_COMMANDS = ("test", "sync", "ls-config", "ls-metrics", "fix")
_NAMES = {"plain": "text", "markdown": "markdown", "html": "html", "mdx": "mdx", "notebook": "notebook"}
_AS_MARKDOWN = {"qmd": "markdown", "rmd": "markdown", "ipynb": "notebook"}
COMMAND, FORMAT, PART, RULE, KEY, OTHER = (
    "a command or option of Vale",
    "a format that is not read",
    "a part of a file that is not read",
    "a rule that is not run",
    "a key that is not heeded",
    "no list of findings",
)
_UNREAD = {
    FORMAT: ("myst-sphinx",),  # a Markdown of another program, which Vale tells by a file beside it
    PART: ("html-meta-description",),
}


class Outcome(NamedTuple):
    """What came of a case: `agrees`, `differs`, or why it is left out."""

    file: str
    name: str
    outcome: str
    missing: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    said: str = ""
    """What we say of what is left out."""

    @property
    def is_run(self) -> bool:
        """Whether it was run at all."""
        return self.outcome in ("agrees", "differs")


class LeftOutError(Exception):
    """A case that is not run; the first argument says why, the second what we said of it."""


def outcomes(testdata: Path, scratch: Path, only: tuple[str, ...] = ()) -> Iterator[Outcome]:
    """Run every case of a copy of Vale's `testdata`."""
    dictionary._read = _read_once(dictionary._read)
    copied = scratch / "testdata"
    shutil.copytree(testdata, copied, copy_function=shutil.copyfile, dirs_exist_ok=True)
    own = testdata.parent / "internal" / "spell" / "data"  # Vale's own dictionary, which it brings along in its program
    for path in sorted((copied / "e2e").glob("*.yaml")):
        suite = yaml.safe_load(path.read_text("utf-8"))
        for number, case in enumerate(suite["cases"]):
            if only and not any(fnmatch(f"{path.stem}/{case['name']}", one) for one in only):
                continue
            try:
                less, more = _differences(suite, case, copied, f"{path.stem}-{number}", own)
                yield Outcome(path.stem, case["name"], "differs" if less or more else "agrees", tuple(less), tuple(more))
            except LeftOutError as error:
                yield Outcome(path.stem, case["name"], error.args[0], said=error.args[1] if len(error.args) > 1 else "")


def _read_once(read_it: Callable[[str, str], Any]) -> Callable[[str, str], Any]:
    """Reads a dictionary once for all cases that have it: the same files, wherever they are."""
    known: dict[tuple[bytes, bytes], Any] = {}

    def read_or_known(folder: str, name: str) -> Any:
        path = dictionary._files(folder, name)
        key = Path(f"{path}.aff").read_bytes(), Path(f"{path}.dic").read_bytes()
        if key not in known:
            known[key] = read_it(folder, name)
        return known[key]

    return read_or_known


def _differences(
    suite: dict[str, Any], case: dict[str, Any], testdata: Path, name: str, own: Path
) -> tuple[list[str], list[str]]:
    """The lines that Vale prints and we do not, and the other way around."""
    args = case.get("args") or ""
    words = shlex.split(args) if isinstance(args, str) else list(map(str, args))
    options = [one for one in words if one.startswith("-") and one not in _PLAIN_FLAGS]
    words = [one for one in words if not one.startswith("-")]
    for why, names in _UNREAD.items():
        if case["name"] in names:
            raise LeftOutError(why)
    given = dict(one.removeprefix("--").partition("=")[::2] for one in options)
    if (
        given.keys() - {"config", "glob", "ext", "minAlertLevel", "ignore-syntax"}
        or (words and words[0] in _COMMANDS)
        or case.get("sync")
    ):
        raise LeftOutError(COMMAND)
    ends = case.get("exit") == 2 and "want" not in case
    errors, want = _wanted(case, is_json="--output=JSON" in args)
    folder = _folder(suite, case, testdata, name)
    if (
        len(words) == 1 and not case.get("stdin") and words[0].isalnum() and not (folder / words[0]).exists()
    ):  # a text, which we read from standard input
        (folder / "given.txt").write_text(words[0], encoding="utf-8")
        case, words = {**case, "stdin": "given.txt"}, []
    config = folder / given["config"] if "config" in given else _config(folder, testdata)
    _bring(own, config)
    if "minAlertLevel" in given:  # `MinAlertLevel` in the configuration
        text = re.sub(r"(?m)^MinAlertLevel\b.*", "", config.read_text("utf-8"))
        config.write_text(f"MinAlertLevel = {given['minAlertLevel']}\n{text}", encoding="utf-8")
    try:
        guideline = load(ConfigFile(Config(guideline=config.name), config.parent, None, True))
        formats = _formats(config)
    except GuidelineError as error:
        said = [*map(str, error.problems)]
        return (_unnamed(errors, said) if errors else [] if ends else said), []
    said = [text for layer in guideline.layers for text in layer.left_out]
    if "ignore-syntax" in given:  # `formats` names plain text
        formats = dict.fromkeys(formats, "text")
    if "ext" in given and not case.get("stdin"):  # what `formats` of ours says of an extension
        formats |= {Path(word).suffix[1:]: formats.get(given["ext"][1:], "") for word in words if Path(word).suffix}
    files = list(_files(words, folder, guideline, given, formats)) if not case.get("stdin") else [folder / case["stdin"]]
    given_files = [
        one for word in words for one in ((folder / word).rglob("*") if (folder / word).is_dir() else [folder / word])
    ]
    said = [one for one in said if not _is_elsewhere(one, config, [*files, *given_files], folder)]
    if ends:
        if views := [one for one in said if "“View”" in one]:
            raise LeftOutError(KEY, views[0])
        return ([] if said or any(map(_is_refused, files)) else ["an error"], [])
    refused = [f"{path}:1:1: cannot be read" for path in files if errors and _is_refused(path)]
    if gone := _unnamed(errors, [*said, *refused]):
        return gone, []
    shown = f"stdin{given.get('ext', '.txt')}" if case.get("stdin") else ""
    meant = {shown or path.relative_to(folder).as_posix() for path in files}
    elsewhere = [line for line in want if _LINE.fullmatch(line) and Path(line.partition(":")[0]).as_posix() not in meant]
    want = [line for line in want if line not in elsewhere]
    if Path(shown).suffix[1:] not in ("", *formats) or (elsewhere and not want) or (not files and not want):
        raise LeftOutError(FORMAT)
    _must_be_heeded(said, want)
    found: Counter[str] = Counter()
    linter = Linter(guideline)
    for path in files:
        found.update(_lines(path, shown or path.relative_to(folder).as_posix(), linter, formats))
    if absent := case.get("absent"):
        return [], [line for line in found.elements() if any(one in line.partition(":")[0] for one in absent)]
    wanted = Counter(" ".join(line.split()) for line in want)
    if "want" not in case and "--output=JSON" in args:  # a message alone
        return [line for line in wanted if not any(one.endswith(f":{line}") for one in found)], []
    if "want" not in case:
        return sorted((wanted - found).elements()), []  # a part of what is found
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def _bring(own: Path, config: Path) -> None:
    """Put Vale's dictionary where we look for one."""
    settings = Settings(config.read_text("utf-8"), config.parent)
    if not settings.paths and (config.parent / "styles").is_dir() == (config.parent / "styles" / "config").is_dir():
        (config.parent / "styles").mkdir(exist_ok=True)  # in the place of the folder of the user's own styles
        config.write_text(f"StylesPath = styles\n{config.read_text('utf-8')}", encoding="utf-8")
        settings = Settings(config.read_text("utf-8"), config.parent)
    for styles in settings.paths[:1]:
        for file in own.glob("en_US-web.*") if styles.is_dir() else ():
            (styles / "config" / "dictionaries").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, styles / "config" / "dictionaries" / file.name)


def _unnamed(errors: list[str], said: list[str]) -> list[str]:
    """The errors whose file, and line if they have one, none of ours names."""
    ours = [re.match(r"(.*?):(\d+)", one) for one in said]
    named = {(m[1].rpartition("testdata/tmp/")[2].partition("/")[2] or m[1], m[2]) for m in ours if m}
    every = "\n".join(said)
    missing = []
    for error in errors:
        m = re.match(r"(.+?):(\d+):", error)
        if m is None:
            words = re.findall(r"[\['\"]([^' =\]]+)", error)
            is_named = bool(words) and words[0] in every
        else:
            is_rule = "/" in m[1]
            is_named = any(path.endswith(m[1]) and (line == m[2] or not is_rule) for path, line in named)
        if not is_named:
            missing.append(error)
    return missing


def _is_elsewhere(said: str, config: Path, files: list[Path], folder: Path) -> bool:
    """Whether what is said is about a section of the configuration that concerns none of the files."""
    m = re.match(rf"{re.escape(str(config))}:(\d+):", said)
    if m is None or "tidak dipakai di sini" not in said:
        return False
    entries = Settings(config.read_text("utf-8"), config.parent).all
    section = next((one.section for one in entries if one.line == int(m[1])), "")
    return section not in ("", "formats") and not any(fits(section, path.relative_to(folder).as_posix()) for path in files)


def _wanted(case: dict[str, Any], *, is_json: bool) -> tuple[list[str], list[str]]:
    """The errors and the findings that a case is about."""
    text = str(case.get("want") or "")
    if "want" not in case and case.get("exit") != 2:
        text = str(case.get("contains") or "")
        if is_json:
            return [], re.findall(r'"Message": "([^"]+)"', text)
        if not text and not case.get("absent"):
            raise LeftOutError(OTHER)
    elif is_json:
        try:
            alerts = json.loads(text)
            return [], [
                f"{path}:{one['Line']}:{one['Span'][0]}:{one['Check']}:{' '.join(one['Message'].split())}"
                for path, of_file in alerts.items()
                for one in of_file
            ]
        except (ValueError, TypeError, KeyError):
            raise LeftOutError(OTHER) from None
    lines = [line for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.search(r":E\d{3}:", line) or line.startswith("W")]
    lines = [line for line in lines if line not in errors]
    if case.get("exit") == 2 and "want" not in case:
        return [], []
    if not all(map(_LINE.fullmatch, lines)):
        raise LeftOutError(OTHER)
    if any(one.startswith("[--") for one in errors):
        raise LeftOutError(COMMAND)  # an option's own error
    return errors, lines


def _config(folder: Path, testdata: Path) -> Path:
    found = next((above / one for above in (folder, *folder.parents) for one in _CONFIGS if (above / one).is_file()), None)
    if found is None or testdata not in found.parents:
        raise LeftOutError(OTHER)
    return found


def _must_be_heeded(said: list[str], want: list[str]) -> None:
    """Leave a case out if one of its findings is of a rule that is not run, or a key of its configuration is not heeded."""
    rules = {m["rule"] for line in want if (m := _LINE.fullmatch(line))}
    for one in said:
        if (m := re.search(r"Aturan “([\w.-]+)”", one)) and m[1] in rules:
            raise LeftOutError(RULE, one)
        if not m and "tidak dipakai di sini" in one and "“Transform”" not in one:  # which is about XML
            raise LeftOutError(KEY, one)


def _formats(config: Path) -> dict[str, str]:
    """The formats by extension, as a user writes them under `formats:` who has comments of code checked as Vale does."""
    prose = {extension[1:]: _NAMES[module] for extension, module in FORMATS.items() if module in _NAMES}
    made = {**prose, **dict.fromkeys(LANGUAGES, "code"), **_AS_MARKDOWN}
    section = config.read_text("utf-8").partition("[formats]")[2].partition("\n[")[0]
    for extension, name in re.findall(r"(?m)^\s*(\w+)\s*=\s*(\w+)", section):
        own = made.get(name, "")
        made[extension] = f"code+{own}" if made.get(extension) == "code" and own in ("markdown", "html") else own
    return {extension: name for extension, name in made.items() if name}


def _files(
    words: list[str], folder: Path, guideline: Guideline, given: dict[str, str], formats: dict[str, str]
) -> Iterator[Path]:
    styles = {path.resolve() for layer in guideline.layers for path in layer.watched} - {folder.resolve()}
    for word in words:
        place = folder / word
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            above = path.relative_to(folder).parts[:-1]
            is_walked_past = place.is_dir() and (
                any(part.startswith((".", "_")) or part == "node_modules" for part in above) or path.parent.resolve() in styles
            )
            if not path.is_file() or (path.suffix[1:].lower() not in formats and path.name not in formats) or is_walked_past:
                continue
            if fits(given.get("glob", "*"), path.relative_to(folder).as_posix()):
                yield path


def _is_refused(path: Path) -> bool:
    try:
        read(
            path,
            limits=DEFAULT._replace(formats=tuple((path.suffix[1:], name) for name in ["notebook"] if path.suffix == ".ipynb")),
        )
    except ReadError:
        return True
    return False


def _lines(path: Path, shown: str, linter: Linter, formats: dict[str, str]) -> Iterator[str]:
    own = tuple(formats.items())
    try:
        if Path(shown).suffix == path.suffix:
            document = read(path, limits=DEFAULT._replace(formats=own))
        else:
            document = read_text(path.read_text("utf-8"), shown, own)
    except ReadError:
        return
    places = Lines(document.source)
    for one in linter.check(document).findings:
        line, column = places.position(one.span.start)
        yield f"{shown}:{line}:{column}:{one.rule}:{' '.join(one.message.split())}"


def _folder(suite: dict[str, Any], case: dict[str, Any], testdata: Path, name: str) -> Path:
    """The folder that a case runs in: one made of its own files, or one of the fixtures."""
    if given := {**(suite.get("files") or {}), **(case.get("files") or {})}:
        folder = testdata / "tmp" / name
        for file, text in given.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(str(text), encoding="utf-8")
        return folder
    base = str(suite.get("dir") or "")
    own = case.get("dir") or (case["name"] if base.endswith("/*") else "")
    folder = (testdata / base.removesuffix("/*") / own).resolve()
    if not folder.is_dir():
        raise LeftOutError(OTHER)
    return folder


def table(every: list[Outcome]) -> Iterator[str]:
    """A table by file in Markdown."""
    yield "| file | cases | run | agree | left out |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for file in sorted({one.file for one in every}):
        own = [one for one in every if one.file == file]
        why = Counter(one.outcome for one in own if not one.is_run)
        counts = (len(own), sum(one.is_run for one in own), sum(one.outcome == "agrees" for one in own))
        yield f"| {file} | {' | '.join(map(str, counts))} | {', '.join(f'{count} {what}' for what, count in why.items())} |"
    counts = (len(every), sum(one.is_run for one in every), sum(one.outcome == "agrees" for one in every))
    yield f"| **all** | {' | '.join(map(str, counts))} | |"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        every = list(outcomes(Path(sys.argv[1]), Path(scratch), tuple(sys.argv[2:])))
    for one in every:
        if one.outcome == "differs":
            print(f"{one.file}/{one.name}")
            for sign, lines in (("-", one.missing), ("+", one.more)):
                for line in lines[:8]:
                    print(f"   {sign} {line}")
        elif one.outcome != "agrees":
            print(f"{one.file}/{one.name}: {one.outcome} {one.said}")
    print("\n".join(table(every)))

"""Public Word files that nobody here wrote: refusing all of our changes gives the original, accepting all what `--fix` gives.

`PESANLINT_WORD_FILES` names a folder of them, such as the test files of pandoc, docx4j and Apache POI; none of them is kept here.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import office
from needs import needed_in_ci
from pesanlint.document import Document
from pesanlint.errors import ReadError, WriteError
from pesanlint.fixer.edits import fix
from pesanlint.fixer.word import reviewed
from pesanlint.guideline import Guideline
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes
from pesanlint.readers.limits import DEFAULT
from pesanlint.readers.word.package import CONTENT_TYPES, WordPackage, relationships_of
from pesanlint.readers.word.paragraph import Paragraph
from pesanlint.readers.word.reading import capitals, paragraphs
from word import NOW, askable, looks, resolved, unzipped

FOLDER = os.environ.get("PESANLINT_WORD_FILES", "")
FILES = sorted(Path(FOLDER).rglob("*.docx")) if FOLDER else []
SAMPLE = 100
"""Files that LibreOffice opens, which takes a second each."""
BATCH = 10
OURS = b'author="pesanlint"'

pytestmark = pytest.mark.skipif(not FILES, reason="PESANLINT_WORD_FILES names no folder of Word files")


def rule(name: str, *swaps: tuple[str, str], safe: bool) -> Substitution:
    """Words that occur in nearly every file, whatever its language is."""
    swap = tuple(Swap(not_=(found,), use=(use,)) for found, use in swaps)
    return Substitution(id=f"uji.{name}", kind="substitution", swap=swap, safe=safe, scope=("all",), source="KBBI VI")


@pytest.fixture(scope="module")
def linter() -> Linter:
    words = (
        "and in to with some hello word paragraph table for page test heading section this first one lorem text a de".split()
    )
    swaps = ("the", "teh"), ("of", "off"), ("document", "dokumen besar"), *((word, f"{word}x") for word in words)
    return Linter(Guideline((rule("aman", *swaps, safe=True), rule("tanya", ("is", "ia"), ("here", "sini"), safe=False))))


Reviewed = tuple[Path, bytes, Document, Document, bytes]


@pytest.fixture(scope="module")
def reviews(linter: Linter) -> tuple[list[Reviewed], Counter[str]]:
    """What the linter makes of each file; how many were refused, and how."""
    counts: Counter[str] = Counter()
    return list(_reviews(linter, counts)), counts


def _reviews(linter: Linter, counts: Counter[str]) -> Iterator[Reviewed]:
    for file in FILES:
        data = file.read_bytes()
        try:
            document = read_bytes(data, file.name)
            if not document.package:
                counts["no package"] += 1
                continue
            fixed = fix(linter, document)
            written = reviewed(document, fixed.edits, fixed.report.findings, NOW)
        except (ReadError, WriteError) as error:
            counts[f"{type(error).__name__}: {str(error)[:60]}"] += 1
            continue
        counts["written" if written != data else "nothing to say"] += 1
        yield file, data, document, fixed.document, written


def test_refusing_all_gives_the_original_and_accepting_all_what_fix_gives(
    reviews: tuple[list[Reviewed], Counter[str]], record_property: Callable[[str, object], None]
) -> None:
    wrong = []
    for file, data, document, fixed, written in reviews[0]:
        if written == data:
            continue
        accepted, refused = (resolved(written, accept=accept) for accept in (True, False))
        faults = {
            "text": read_bytes(refused, file.name).text != document.text,
            "formats": list(looks(refused)) != list(looks(data)),
            "parts": not changed(data, written) <= meant_to_change(data, written),
            "fix": not reads_as(accepted, fixed.text),
        }
        if any(faults.values()):
            wrong.append((file.name, [name for name, is_wrong in faults.items() if is_wrong]))
    for what, count in reviews[1].most_common():
        record_property(what, count)
    print(dict(reviews[1]))
    assert wrong == []
    assert reviews[1]["written"] > len(FILES) / 2


def changed(data: bytes, written: bytes) -> set[str]:
    """The names of the parts that came, went or are not the same byte for byte."""
    old, new = unzipped(data), unzipped(written)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def meant_to_change(data: bytes, written: bytes) -> set[str]:
    """The names of the parts with changes or comments of ours, and of those that have to know of a part for comments."""
    old, package = unzipped(data), WordPackage(written, DEFAULT)
    comments = package.only("comments")
    ours = {name for name, part in unzipped(written).items() if OURS in part and (name in old or name == comments)}
    if comments not in ours:
        return ours
    return {*ours, package.main, *([] if comments in old else [CONTENT_TYPES, relationships_of(package.main)])}


def reads_as(data: bytes, text: str) -> bool:
    """Whether a file says what is meant, letter for letter but for those that Word shows as capitals."""
    said = [paragraph for paragraph in paragraphs(WordPackage(data, DEFAULT)) if paragraph.text.strip()]
    meant = [line.strip() for line in text.split("\n") if line.strip()]
    return len(said) == len(meant) and all(
        paragraph.text.strip() == shown(paragraph, line) for paragraph, line in zip(said, meant, strict=True)
    )


def shown(paragraph: Paragraph, line: str) -> str:
    """A line with capitals where the paragraph has them by its format."""
    at = len(paragraph.text.lstrip()) - len(paragraph.text)
    parts = []
    for piece in paragraph.pieces:
        part = line[max(at, 0) : max(at + len(piece.text), 0)]
        parts.append(capitals(part) if piece.in_capitals else part)
        at += len(piece.text)
    return "".join(parts) + line[max(at, 0) :]


def test_libreoffice_says_the_same_of_a_sample(reviews: tuple[list[Reviewed], Counter[str]], tmp_path: Path) -> None:
    """It shows the same words of our file and of one without our changes, in which they were refused or accepted before.

    Changes that others made are refused or accepted in both.
    """
    python = office.python_with_uno()
    if python is None:
        needed_in_ci("LibreOffice with its Python bridge")
        return
    written = [review for review in reviews[0] if review[4] != review[1]]
    sample = written[:: max(len(written) // SAMPLE, 1)][:SAMPLE]
    jobs = []
    for number, (_, data, _, _, result) in enumerate(sample):
        files = {"original": data, "taken": resolved(result, accept=True), "ours": result}
        paths = {name: tmp_path / f"{number}-{name}.docx" for name in files}
        for name, path in paths.items():
            path.write_bytes(askable(files[name]))
        jobs.append(
            [
                (what, paths[name], tmp_path / f"{number}-{name}-{what}.txt")
                for what, names in {"refuse": ("original", "ours"), "accept": ("taken", "ours")}.items()
                for name in names
            ]
        )
    for start in range(0, len(jobs), BATCH):
        some = jobs[start : start + BATCH]
        try:
            office.convert(python, tmp_path / f"profile{start}", [job for four in some for job in four])
        except AssertionError:  # LibreOffice opens one of them not, or ends
            for number, four in enumerate(some):
                with suppress(AssertionError):
                    office.convert(python, tmp_path / f"profile{start}-{number}", four)
    wrong, unseen = [], []
    for (file, *_), four in zip(sample, jobs, strict=True):
        texts = [text.read_text("utf-8-sig").split() if text.exists() else None for _, _, text in four]
        if texts[0] is None:
            unseen.append(file.name)
        else:
            wrong += [(file.name, four[at][0]) for at in (0, 2) if texts[at] is None or texts[at] != texts[at + 1]]
    print(f"{len(sample)} asked, not opened as they were: {unseen}")
    assert wrong == []

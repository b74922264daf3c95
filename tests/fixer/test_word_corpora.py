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
from word import NOW, lines, looks, resolved, unzipped

FOLDER = os.environ.get("PESANLINT_WORD_FILES", "")
FILES = sorted(Path(FOLDER).rglob("*.docx")) if FOLDER else []
SAMPLE = 100
"""Files that LibreOffice opens, which takes a second each."""
BATCH = 10
OURS = {"[Content_Types].xml", "word/comments.xml"}

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
    wrong = []  # whatever the case, for words in the format "all capitals" are shown in capitals whatever a rule writes
    for file, data, document, fixed, written in reviews[0]:
        if written == data:
            continue
        accepted, refused = (resolved(written, accept=accept) for accept in (True, False))
        old, new = unzipped(data), unzipped(written)
        changed = {name for name in old if old[name] != new[name]}
        faults = {
            "text": read_bytes(refused, file.name).text != document.text,
            "formats": list(looks(refused)) != list(looks(data)),
            "parts": any(not (name in OURS or name.endswith((".xml", ".rels"))) for name in changed) or not old.keys() <= new.keys(),
            "fix": lines(read_bytes(accepted, file.name).text.upper()) != lines(fixed.text.upper()),
        }  # fmt: skip
        if any(faults.values()):
            wrong.append((file.name, [name for name, is_wrong in faults.items() if is_wrong]))
    for what, count in reviews[1].most_common():
        record_property(what, count)
    print(dict(reviews[1]))
    assert wrong == []
    assert reviews[1]["written"] > len(FILES) / 2


def test_libreoffice_says_the_same_of_a_sample(reviews: tuple[list[Reviewed], Counter[str]], tmp_path: Path) -> None:
    """The words that it shows of the file refused are those that it shows of the original with its own changes refused."""
    python = office.python_with_uno()
    if python is None:
        needed_in_ci("LibreOffice with its Python bridge")
        return
    written = [review for review in reviews[0] if review[4] != review[1]]
    sample = written[:: max(len(written) // SAMPLE, 1)][:SAMPLE]
    for number, (_, data, _, _, mended) in enumerate(sample):
        (tmp_path / f"{number}o.docx").write_bytes(data)
        (tmp_path / f"{number}r.docx").write_bytes(mended)
    jobs = [
        [("refuse", tmp_path / f"{number}{name}.docx", tmp_path / f"{number}{name}.txt") for name in "or"]
        for number in range(len(sample))
    ]
    for start in range(0, len(jobs), BATCH):
        some = jobs[start : start + BATCH]
        try:
            office.convert(python, tmp_path / f"profile{start}", [job for pair in some for job in pair])
        except AssertionError:  # LibreOffice opens one of them not, or ends
            for number, pair in enumerate(some):
                with suppress(AssertionError):
                    office.convert(python, tmp_path / f"profile{start}-{number}", pair)
    wrong, unseen = [], []
    for number, (file, *_) in enumerate(sample):
        texts = [tmp_path / f"{number}{name}.txt" for name in "or"]
        if not texts[0].exists():
            unseen.append(file.name)
        elif not texts[1].exists() or len({tuple(text.read_text("utf-8-sig").split()) for text in texts}) > 1:
            wrong.append(file.name)
    print(f"{len(sample)} asked, not opened as they were: {unseen}")
    assert wrong == []

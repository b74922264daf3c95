"""Real releases and the mistakes that a careful editor marked in them: `*.expected.yaml` in the corpus next to the checkout."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from needs import needed_in_ci
from pesanlint.document import Document
from pesanlint.finding import Finding
from pesanlint.fixer.edits import fix
from pesanlint.linter import Linter
from pesanlint.readers import read
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span, apply_edits

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
"""Beside the checkout; its texts are not ours to ship."""
EXPECTED = sorted(CORPUS.glob("*.expected.yaml"))


@dataclass(frozen=True)
class Mark:
    """A stretch of a release that must be marked, or must not be, and its replacement."""

    release: Path
    text: str
    nth: int
    span: str
    fix: str | None

    def place(self, source: str) -> Span:
        """The `nth` occurrence of `text`, or what `span` names in it."""
        at = -1
        for _ in range(self.nth):
            at = source.index(self.text, at + 1)
        start = at + self.text.index(self.span)
        return Span(start, start + len(self.span))


def marks(verdict: str) -> list[Mark]:
    return [
        Mark(release_of(path), item["text"], item.get("nth", 1), item.get("span", item["text"]), item.get("fix"))
        for path in EXPECTED
        for item in yaml.safe_load(path.read_text("utf-8"))[verdict]
    ]


def release_of(expected: Path) -> Path:
    return expected.with_name(expected.name.replace(".expected.yaml", ".txt"))


def named(mark: Mark) -> str:
    return f"{mark.release.stem}: {mark.span[:40]} {mark.nth}"


@cache
def checked(linter: Linter, release: Path) -> tuple[Document, tuple[Finding, ...]]:
    document = read(release)
    return document, linter.check(document).findings


def test_there_is_a_corpus() -> None:
    if not EXPECTED:
        needed_in_ci("the corpus beside the checkout: ../shared/corpus")


@pytest.mark.parametrize("mark", marks("must"), ids=named)
def test_what_an_editor_must_mark_is_found_with_its_fix(linter: Linter, mark: Mark) -> None:
    document, findings = checked(linter, mark.release)
    place = mark.place(document.source)
    there = [finding for finding in findings if finding.span.overlaps(place)]
    assert there, "nothing was found"
    if mark.fix is not None:
        stretch = Span(min(place.start, *(f.span.start for f in there)), max(place.end, *(f.span.end for f in there)))
        wanted = document.source[stretch.start : place.start] + mark.fix + document.source[place.end : stretch.end]
        after = len(document.source) - stretch.end
        became = [apply_edits(document.source, one.edits) for finding in there for one in finding.fixes]
        assert wanted in [text[stretch.start : len(text) - after] for text in became]


@pytest.mark.parametrize("mark", marks("never"), ids=named)
def test_what_is_right_is_left_alone(linter: Linter, mark: Mark) -> None:
    document, findings = checked(linter, mark.release)
    place = mark.place(document.source)
    assert [finding for finding in findings if finding.span.overlaps(place)] == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixes_change_no_character_of_a_quotation(linter: Linter, path: Path, unsafe: bool) -> None:
    document = read(release_of(path))
    fixed = fix(linter, document, unsafe=unsafe)
    assert fixed.count > 0
    assert said(fixed.document) == said(document)


def said(document: Document) -> list[str]:
    reading = Reading(document)
    return [reading.text[quote.inner.start : quote.inner.end] for quote in reading.quotations if quote.kind == "speech"]

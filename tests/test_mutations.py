"""A few hundred mutated inputs of every format; `benchmarks/mutations.py` takes as many as one has time for."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import mutations

from pesanlint.finding import Report
from pesanlint.fixer.edits import Fixed
from pesanlint.readers import read_text
from pesanlint.spans import Edit, Span


@pytest.mark.parametrize("seed", range(4))
def test_every_mutated_input_satisfies_the_invariants(seed: int) -> None:
    found = mutations.piece(seed, 150)
    assert [(failure.kind, failure.seed, failure.suffix, failure.detail[-500:]) for failure in found.failures] == []
    assert {suffix for suffix, kind in found.counts if kind == "read"} >= {".txt", ".md", ".html", ".eml", ".docx"}


QUOTED = "“Kami menghimbau warga,” ujarnya."
CHANGED = "“Kami mengimbau warga,” ujarnya."
MENDED = (Edit(Span(6, 16), "mengimbau"),)


@pytest.mark.parametrize(
    ("text", "edits", "kind"),
    [(CHANGED, MENDED, "quotation changed"), (CHANGED, (), "not what was done"), (QUOTED, (Edit(Span(0, 1), "“"),), "nothing")],
)
def test_the_invariants_detect_a_wrong_fixer(
    monkeypatch: pytest.MonkeyPatch, text: str, edits: tuple[Edit, ...], kind: str
) -> None:
    """The harness itself."""
    made = Fixed(read_text(text), 1, Report("a.txt"), edits)
    monkeypatch.setattr(mutations, "fix", lambda *_, **__: made)
    with pytest.raises(mutations.Failed, match=kind):
        mutations.examine(QUOTED.encode(), ".txt", mutations._linter())

"""A few hundred mutated inputs of every format; `benchmarks/mutations.py` takes as many as one has time for."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import mutations


@pytest.mark.parametrize("seed", range(4))
def test_what_must_hold_of_every_input(seed: int) -> None:
    found = mutations.piece(seed, 150)
    assert [(failure.kind, failure.seed, failure.suffix, failure.detail[-500:]) for failure in found.failures] == []
    assert {suffix for suffix, kind in found.counts if kind == "read"} >= {".txt", ".md", ".html", ".eml", ".docx"}


@pytest.mark.parametrize(
    ("data", "spoiled"),
    [("“Kami menghimbau warga,” ujarnya.", "“Kami mengimbau warga,” ujarnya."), ("Warga datang.", "Warga.")],
)
def test_a_change_that_must_not_be_is_seen(monkeypatch: pytest.MonkeyPatch, data: str, spoiled: str) -> None:
    """The harness itself: a fixer that edits a quotation, or does more than its edits say, is found out."""
    from dataclasses import replace

    real = mutations.fix

    def fix(linter, document, *, unsafe=False):
        fixed = real(linter, document, unsafe=unsafe)
        return replace(fixed, document=replace(fixed.document, source=spoiled))

    monkeypatch.setattr(mutations, "fix", fix)
    with pytest.raises(mutations.Failed):
        mutations.examine(data.encode(), ".txt", mutations._linter())

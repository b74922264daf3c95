"""A small run of the benchmark that mutates inputs for every reader; `benchmarks/mutations.py --count` makes a large one."""

import importlib.util
import sys
from pathlib import Path

import pytest

_PATH = Path(__file__).parents[1] / "benchmarks/mutations.py"
_SPEC = importlib.util.spec_from_file_location("mutations", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
mutations = importlib.util.module_from_spec(_SPEC)
sys.modules["mutations"] = mutations
_SPEC.loader.exec_module(mutations)


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_no_input_fails(first: int) -> None:
    _, failed = mutations.run(7, first, 50)
    assert [(number, kind, one.payload) for number, kind, one in failed] == []


def test_a_case_depends_on_its_number_alone() -> None:
    assert mutations.case(7, 12) == mutations.case(7, 12) != mutations.case(7, 13)


def test_an_input_is_shrunk_to_what_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutations, "failures", lambda one: ["exception"] if b"ab" in one.payload else [])
    assert mutations.shrunk(mutations.Input("txt", b"xxxxabyyyyyy"), "exception").payload == b"ab"

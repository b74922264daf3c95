"""The findings of a passage rule depend only on the key of the passage."""

import gc

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from pesanlint.document import BlockKind
from pesanlint.finding import Match
from pesanlint.linter import Linter
from pesanlint.reading.passage import Passage
from pesanlint.reading.reading import Reading
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from running import document

KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(
    ["title", "heading", "paragraph", "list-item", "table-cell", "blockquote"]
)
PIECES = st.sampled_from(
    "Budi Ijin|Ijin Pardosi|hadir|dihimbau|Walikota|Malang|di Krikil|“Kami|silahkan datang,”|kata|ujar Budi.|Ketua KPU|\"|'|di laksanakan|"
    "antar pulau|Pasca Bencana|oleh oleh|Senin, 17 Juli 2025|Hutang|Program|tema “Ijin Bersama”|Perencanan|perencanan|https://hoax.id|"
    ".|,|\u00a0|é|\u0130stanbul|Rp 5.000|hoax-nya|Undang-Undang Nomor 7 Tahun 2017 tentang Pemilu|dalam rangka|KPUD|– ".split(
        "|"
    )
)
TEXTS = st.lists(PIECES, min_size=1, max_size=8).map(" ".join).filter(lambda text: text.strip(" \u00a0"))
BLOCKS = st.lists(st.tuples(KINDS, TEXTS), max_size=4)


@pytest.fixture(scope="module")
def checks(linter: Linter) -> dict[str, PassageCheck]:
    rules = [rule for rule in linter.guideline.rules if isinstance(rule, PassageRule) and not rule.sees_blanks()]
    return {rule.id: rule.compile(linter.guideline.desk) for rule in rules}


def found(passage: Passage, linter: Linter, checks: dict[str, PassageCheck]) -> dict[str, list[Match]]:
    """Return what all rules find in a passage, also if each rule receives all hits."""
    owners = linter.automaton.hits(passage.folded)
    hits: dict[str, list[Hit]] = {linter.guideline.rules[at].id: places for at, places in owners.items()}
    matches = {name: list(check(passage, hits[name])) for name, check in checks.items() if name in hits}
    return {name: those for name, those in matches.items() if those}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(KINDS, TEXTS, BLOCKS, BLOCKS, BLOCKS, BLOCKS)
def test_what_is_found_in_a_passage_depends_on_its_key_alone(
    linter: Linter,
    checks: dict[str, PassageCheck],
    kind: BlockKind,
    text: str,
    before: list[tuple[BlockKind, str]],
    behind: list[tuple[BlockKind, str]],
    other_before: list[tuple[BlockKind, str]],
    other_behind: list[tuple[BlockKind, str]],
) -> None:
    one = Reading(document(*before, (kind, text), *behind)).passage(len(before))
    other = Reading(document(*other_before, (kind, text), *other_behind)).passage(len(other_before))
    event(f"same key: {one.key == other.key}")
    if one.key == other.key:
        assert found(one, linter, checks) == found(other, linter, checks)


@pytest.mark.parametrize(
    ("passage", "one", "other", "same"),
    [
        ("Warga dihimbau datang.", "Rapat dibuka.", "“Siap,” kata Budi. Ijin Pardosi hadir.", True),
        ("Kami melantik Budi Ijin.", "Ketua melantik Budi Ijin.", "Rapat dibuka.", True),  # it tells itself
        ("Perencanan itu baik.", "Kami melihat Perencanan di sana.", "Rapat dibuka.", False),
        ("warga dihimbau,” kata Budi.", "Rapat “Ijin", "Kami siap.", True),
        ("“Kami siap", "“Warga", "Rapat dibuka.", False),  # what was said runs on
    ],
)
def test_the_key_covers_what_the_document_tells(passage: str, one: str, other: str, same: bool) -> None:
    keys = [Reading(document(before, passage)).passage(1).key for before in (one, other)]
    assert (keys[0] == keys[1]) is same


def test_a_headline_shows_which_of_its_names_the_text_tells() -> None:
    headline: tuple[BlockKind, str] = ("title", "Budi Ijin Dilantik")
    told, untold = (Reading(document(headline, text)).passage(0) for text in ("Ketua melantik Budi Ijin.", "Rapat dibuka."))
    assert told.key != untold.key


def test_a_passage_is_the_same_wherever_it_stands(linter: Linter, checks: dict[str, PassageCheck]) -> None:
    text = "Warga dihimbau datang ke kantor Walikota."
    first, later = Reading(document(text)).passage(0), Reading(document("Rapat dibuka.", "Kata.", text)).passage(2)
    assert first.key == later.key
    assert found(first, linter, checks) == found(later, linter, checks) != {}


def test_a_document_is_freed_at_once_without_the_collector_of_cycles() -> None:
    linter = Linter.from_config(".")
    linter.check_text("Warga di himbau hadir.")
    gc.collect()
    gc.disable()
    try:
        linter.check_text("Petugas menghimbau warga.\n\nWarga silahkan\u00a0hadir , kata ketua.")
        assert not [one for one in gc.get_objects() if isinstance(one, Passage)]
    finally:
        gc.enable()

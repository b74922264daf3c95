"""Marks that clearly pair are read as all interpretations of the marks read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.readers import read_text
from pesanlint.reading import marks, quotations, quoted
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span

PIECES = ["“", "”", '"', "'", "’", "«", ",,", "<<", "&quot;", "(", ")", ",", ".", "?", "…", "-", "_", " ", "\n\n", "5", "Kami", "siap", "ujar Budi", "kata "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=16))
def test_pairs_are_what_every_interpretation_finds(pieces: list[str]) -> None:
    document = read_text("".join(pieces))
    quick = Reading(document)
    found = quick.quotations, quick.quoted
    with pytest.MonkeyPatch.context() as patch:
        for module in (quotations, quoted):
            patch.setattr(module, "pairs", lambda _: None)
        slow = Reading(document)
        assert found == (slow.quotations, slow.quoted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia berkata, “Kami siap,” (“ya”).", (Span(12, 24), Span(26, 30))),
        ('"Siap?" tanyanya.', (Span(0, 7),)),
        ("Tanpa tanda.", None),
        ("Jum'at “ini”", None),
        ("“Kami «siap»”", None),
        ("“Kami siap", None),
        ('"Kami siap, "ujarnya', None),
        ("kata“Kami”", None),
    ],
)
def test_only_clear_marks_are_paired(text: str, expected: tuple[Span, ...] | None) -> None:
    assert marks.pairs(text) == expected


@pytest.mark.parametrize("mark", [*marks.DOUBLE, *marks.SINGLE, "&#8220;", ",,kami"])
def test_no_mark_is_overlooked(mark: str) -> None:
    assert marks.may_quote(f"Kata {mark} kami")
    assert not marks.may_quote("Kata kami, siap – €5")

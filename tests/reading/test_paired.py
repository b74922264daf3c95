"""Quotations asked block by block tell the same as those of the whole text."""

import random

import pytest

from pesanlint.readers import read_text
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span

PIECES = (
    "Warga hadir, ", "“Kami siap,” ujar Budi. ", '"Data itu akurat," kata Siti. ', "buku “Laskar Pelangi” dibaca. ",
    "acara “Pemilu Damai”\n\n", "Ia berkata, “Mari memilih.”\n\n", "\n\nRapat selesai. ", "“", "”", '"', "'", "Jum'at ",
    "\n\n“Satu lagi,\n\n", "<<", "tegas Ketua KPU. ",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_each_block_tells_the_same_as_the_whole(seed: int) -> None:
    chosen = random.Random(seed)
    most = len(PIECES) if seed % 3 == 0 else 7  # most texts without a mark that lacks its counterpart
    reading = Reading(read_text("".join(chosen.choices(PIECES[:most], k=12))))
    for block in reading.blocks:
        near = reading.quotations_near(block.span)
        if near is None:
            continue
        start, end = block.span
        inside = [span for span in reading.speech if start <= span.start < end]
        assert list(near.speech(start)) == inside
        assert list(near.titles(start)) == [span for span in reading.titles if start <= span.start < end]
        assert list(near.quoted(start)) == [span for span in reading.quoted if start <= span.start < end]


def test_texts_whose_marks_pair_are_asked_by_block_and_others_as_a_whole() -> None:
    paired, open_ended = (
        Reading(read_text(f"Rapat dibuka.\n\n“Kami siap,{mark} ujar Budi.\n\nRapat ditutup.")) for mark in ("”", "")
    )
    assert paired.quotations_near(Span(0, 5)) is not None
    assert paired.quotations_near(Span(0, 40)) is None  # more than a block
    assert open_ended.quotations_near(Span(0, 5)) is None

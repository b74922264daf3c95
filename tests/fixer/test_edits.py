"""Edits applied one after the other give the same as all at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import Document, DocumentBuilder, edited
from pesanlint.spans import Edit, Span, apply_edits, composed


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits of a text that do not touch each other."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    made: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if not made or made[-1].span.end < start:
            made.append(Edit(Span(start, end), draw(st.text("xyz", max_size=3))))
    return made


@settings(max_examples=300)
@given(st.data(), st.text("abc", max_size=15))
def test_composed_edits_do_at_once_what_the_others_do_one_after_the_other(data: st.DataObject, text: str) -> None:
    first = data.draw(edits(text))
    middle = apply_edits(text, first)
    second = data.draw(edits(middle))
    assert apply_edits(text, composed(first, second, middle)) == apply_edits(middle, second)


def document(*blocks: list[tuple[str, bool]]) -> Document:
    text = "\n".join("".join(piece for piece, _ in block) for block in blocks)
    builder = DocumentBuilder(text, "-")
    at = 0
    for block in blocks:
        builder.begin("paragraph")
        for piece, editable in block:
            builder.add(Span(at, at + len(piece)), editable=editable)
            at += len(piece)
        at += 1
    return builder.build()


PIECES = st.lists(st.tuples(st.text("abc", min_size=1, max_size=4), st.booleans()), min_size=1, max_size=4)


@settings(max_examples=300)
@given(st.data(), st.lists(PIECES, min_size=1, max_size=4))
def test_blocks_stay_the_blocks_they_are_when_their_text_is_edited(
    data: st.DataObject, blocks: list[list[tuple[str, bool]]]
) -> None:
    before = document(*blocks)
    wanted = data.draw(edits(before.text))
    made = [edit for edit in wanted if before.edit_to_source(edit) == edit]
    after = edited(before, made)
    assert after.text == after.source == apply_edits(before.text, made)
    lines = [line for line in after.text.split("\n") if line]
    assert [after.text[block.span.start : block.span.end] for block in after.blocks] == lines
    closed = [[d.text[s.prose.start : s.prose.end] for s in d.map.segments if s.write is None] for d in (before, after)]
    assert closed[0] == closed[1]

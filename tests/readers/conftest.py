"""Properties of every document, whatever its format."""

from collections.abc import Callable

import pytest

from pesanlint.document import Document


@pytest.fixture(scope="session")
def assert_faithful() -> Callable[[Document], None]:
    """Assert that the blocks cover the prose and that every part of it maps to its position in the source."""

    def check(document: Document) -> None:
        text, source = document.text, document.source
        read_to, from_to, taken = 0, 0, 0
        borders = iter([block.span.start for block in document.blocks])
        border = next(borders, None)
        for prose, span, _ in document.map.segments:
            if prose.start == border:
                from_to, border = 0, next(borders, None)
            assert read_to <= prose.start < prose.end <= len(text)
            assert from_to <= span.start < span.end <= len(source)
            read_to, from_to, taken = prose.end, span.end, taken + span.end - span.start
            reading, written = text[prose.start : prose.end], source[span.start : span.end]
            if len(reading) == len(written):
                assert reading == written or (reading == " " and written.isspace())
        assert taken == len({at for segment in document.map.segments for at in range(*segment.source)})
        stretches = [text[block.span.start : block.span.end] for block in document.blocks]
        assert text == "\n".join(stretches)
        assert all(stretch.strip() and "\n" not in stretch and "\r" not in stretch for stretch in stretches)
        for comment in document.comments:
            assert document.package or source[comment.span.start : comment.span.end].startswith(("<!--", "[pesanlint:"))

    return check

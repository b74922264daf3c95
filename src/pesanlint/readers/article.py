"""Finds the article of an HTML page among menus, sidebars and other articles."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from pesanlint.readers.flow import Draft
from pesanlint.records import NamedTuple
from pesanlint.spans import SourceSpan, Span


class Region(NamedTuple):
    """An element that may contain the article (`article`, `main`), or certainly does not (`navigation`)."""

    name: str
    span: SourceSpan


def article(
    blocks: Sequence[Draft], regions: Sequence[Region], title: Draft | None, page: str
) -> tuple[list[Draft], list[Draft]]:
    """The blocks of a page's article, with its title; and the blocks that are neither in it nor in the navigation.

    The article is the element with at least half of the text outside the navigation: an `article`, else a `main`, else, in a
    whole page, the element that turbohtml takes for the article. Without such an element it is everything outside the
    navigation, and if nothing is outside, all blocks.

    Args:
        blocks: all blocks, in order.
        regions: the elements that may contain the article, and the navigation.
        title: the title of the page, used if the article has no headline.
        page: the HTML of a whole page; empty for a fragment, in which nothing is guessed.
    """
    said = list(_outside(blocks, _spans(regions, "navigation"))) or list(blocks)
    places = [block.at for block in said]
    amounts = list(accumulate((block.length for block in said), initial=0))

    def within(span: SourceSpan) -> tuple[int, int]:
        return bisect_left(places, span.start), bisect_left(places, span.end)

    def amount(span: SourceSpan) -> int:
        first, last = within(span)
        return amounts[last] - amounts[first]

    nothing: SourceSpan = Span(0, 0)
    candidates = (max(_spans(regions, name), key=amount, default=nothing) for name in ("article", "main"))
    found = chain(candidates, _guessed(page) if page else ())
    element = next((span for span in found if 2 * amount(span) >= amounts[-1] > 0), None)
    first, last = within(element) if element else (0, len(said))
    kept, outside = said[first:last], said[:first] + said[last:]
    if any(block.kind == "title" for block in kept):
        return kept, outside
    above = next((block for block in reversed(said[:first]) if block.kind == "title"), title)
    return [above, *kept] if above else kept, [block for block in outside if block is not above]


def _spans(regions: Sequence[Region], name: str) -> list[SourceSpan]:
    return [region.span for region in regions if region.name == name]


def _outside(blocks: Sequence[Draft], regions: Sequence[SourceSpan]) -> Iterator[Draft]:
    """The blocks outside all regions."""
    places = [block.at for block in blocks]
    at = 0
    for region in sorted(regions):
        first = bisect_left(places, region.start)
        if first >= at:
            yield from blocks[at:first]
        at = max(at, bisect_left(places, region.end))
    yield from blocks[at:]


def _guessed(html: str) -> Iterator[SourceSpan]:
    """The element that looks like the article of a page without markup for it."""
    import turbohtml

    element = turbohtml.parse(html, source_locations=True).article().element
    if element and (location := element.source_location) and location.end_tag:
        yield Span(location.start_tag.start_offset, location.end_tag.start_offset)

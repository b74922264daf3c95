"""Terms of a rule as they stand in a text: whole, the longest first, and not where a longer phrase makes them right."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from pesanlint.language.words import stands_alone
from pesanlint.search.folding import Folded, Hit, folded
from pesanlint.spans import Span

T = TypeVar("T")
_VERB = re.compile(r" (?:me|ber|di|ter)[a-z]{3}")


def standing(
    text: str, hits: Sequence[Hit], contexts: Collection[str], choose: Callable[[Span, str], T | None]
) -> Iterator[tuple[Span, T]]:
    """The terms that stand in a text by themselves, in order and apart; of several in one place the longest that is chosen.

    Args:
        text: the text of a passage or a document.
        hits: where terms and contexts occur, in any order.
        contexts: folded phrases in which a term is right.
        choose: says what a stretch and the folded term found there come to; None passes it by.
    """
    end = 0
    for start, _, hit in sorted((hit.start, -hit.end, hit) for hit in hits) if len(hits) > 1 else _alone(hits):
        span = Span(start, hit.end)
        if start < end or not stands_alone(text, span) or _goes_on(text, span):
            continue
        if hit.trigger in contexts:
            end = span.end
        elif (chosen := choose(span, hit.trigger)) is not None:
            end = span.end
            yield span, chosen


def _alone(hits: Sequence[Hit]) -> Iterator[tuple[int, int, Hit]]:
    return ((hit.start, -hit.end, hit) for hit in hits)


def _goes_on(text: str, span: Span) -> bool:
    """Whether the last word says that something goes on, and is no part of a name: `Provinsi Papua tengah menyusun jadwal`."""
    return text.endswith(" tengah", *span) and _VERB.match(text, span.end) is not None


def finder(phrases: Iterable[str]) -> Callable[[str, Folded], list[Span]]:
    """Makes ready to find phrases in texts: where they stand in a text, given as it is written and folded, by themselves."""
    wanted = sorted({folded(phrase) for phrase in phrases} - {""}, key=len, reverse=True)
    if not wanted:
        return lambda _text, _seen: []
    pattern = cache(lambda: re.compile("|".join(map(re.escape, wanted))))

    def find(text: str, seen: Folded) -> list[Span]:
        found = (Span(*m.span()) for m in pattern().finditer(seen.text))
        return [span for span in found if stands_alone(text, span)]

    return find

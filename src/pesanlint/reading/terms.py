"""Finds the terms of a rule in a text: whole words, the longest first, and outside of accepted contexts."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from pesanlint.language.words import stands_alone
from pesanlint.search.folding import Folded, Hit, folded
from pesanlint.spans import Span

T = TypeVar("T")
_VERB = re.compile(r" (?:me|ber|di|ter)[a-z]{3}")


def whole_terms(
    text: str, hits: Sequence[Hit], contexts: Collection[str], choose: Callable[[Span, str], T | None]
) -> Iterator[tuple[Span, T]]:
    """Yield the terms that occur as whole words, in order and without overlaps; of several at one position, the longest.

    Args:
        text: the text of a passage or a document.
        hits: where terms and contexts occur, in any order.
        contexts: folded phrases in which a term is accepted.
        choose: returns the value to yield for a stretch and the folded term found there, or None to skip it.

    Yields:
        The span of a term and the value that `choose` returned for it.
    """
    end = 0
    for start, last, trigger in sorted(hits, key=_first_and_longest) if len(hits) > 1 else hits:
        span = tuple.__new__(Span, (start, last))  # twice as fast as calling the class
        if start < end or not stands_alone(text, span):
            continue
        if text.endswith(" tengah", start, last) and _VERB.match(text, last):
            continue  # the auxiliary, not part of a name: `Provinsi Papua tengah menyusun jadwal`
        if trigger in contexts:
            end = last
        elif (chosen := choose(span, trigger)) is not None:
            end = last
            yield span, chosen


def _first_and_longest(hit: Hit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.trigger


def finder(phrases: Iterable[str]) -> Callable[[str, Folded], list[Span]]:
    """Return a function that finds phrases as whole words in a text, given both as written and folded."""
    wanted = sorted(filter(None, dict.fromkeys(map(folded, phrases))), key=len, reverse=True)
    if not wanted:
        return lambda _text, _seen: []
    pattern = cache(lambda: re.compile("|".join(map(re.escape, wanted))))

    def find(text: str, seen: Folded) -> list[Span]:
        found = (Span(*m.span()) for m in pattern().finditer(seen.text))
        return [span for span in found if stands_alone(text, span)]

    return find

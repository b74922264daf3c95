"""Where words and parts of names stand in a text; after an edit only the blocks that have them are searched."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from pesanlint.reading.reading import Reading
from pesanlint.spans import Span


def standing(
    reading: Reading, word: str, listed: Callable[[str], Collection[str]], *, before_hyphen: bool = False
) -> Iterator[int]:
    """Where a word occurs as a whole word, in order.

    Args:
        reading: the text.
        word: the word.
        listed: returns words of a block, runs of ASCII letters, that are often asked for. It must be a function of a module.
        before_hyphen: whether a hyphen may follow.
    """
    if word not in reading.words and word.isascii() and word.isalpha():
        return
    text, within = reading.text, reading.told.where(listed).get(word) if reading.told.is_after_edit else None
    for at in places(reading, word) if within is None else _places(text, word, _spans(reading, sorted(within))):
        behind = text[at + len(word) : at + len(word) + 1]
        if not text[at - 1 : at].isalnum() and not behind.isalnum() and (before_hyphen or behind != "-"):
            yield at


def places(reading: Reading, string: str) -> Iterator[int]:
    """Where a string occurs within a block, in order."""
    after_edit = reading.told.is_after_edit
    stretches = _spans(reading, reading.told.some(_has(string))) if after_edit else [Span(0, len(reading.text))]
    return _places(reading.text, string, stretches)


def _places(text: str, string: str, stretches: Iterable[Span]) -> Iterator[int]:
    for start, until in stretches:
        at = text.find(string, start, until)
        while at >= 0:
            yield at
            at = text.find(string, at + 1, until)


def _spans(reading: Reading, indices: Iterable[int]) -> Iterator[Span]:
    return (reading.blocks[at].span for at in indices)


@lru_cache(maxsize=256)  # always the same function, so that what it tells of a text is known after an edit
def _has(string: str) -> Callable[[str], tuple[bool, ...]]:
    return lambda text: (True,) if string in text else ()

"""Where words stand in a text as whole words; after an edit only the blocks that have them are searched."""

from collections.abc import Callable, Collection, Iterable, Iterator

from pesanlint.reading.reading import Reading
from pesanlint.spans import Span


def standing(
    reading: Reading, word: str, listed: Callable[[str], Collection[str]], *, before_hyphen: bool = False
) -> Iterator[int]:
    """Where a word occurs as a whole word, in order.

    Args:
        reading: the text.
        word: the word.
        listed: returns words of a block, runs of ASCII letters. Of these it is known which blocks have them; others are looked
            for in the whole text. It must be a function of a module.
        before_hyphen: whether a hyphen may follow.
    """
    text = reading.text
    if word not in reading.words and word.isascii() and word.isalpha():
        return
    within = reading.told.where(listed).get(word) if reading.told.is_after_edit else None
    stretches: Iterable[Span] = [Span(0, len(text))] if within is None else [reading.blocks[at].span for at in sorted(within)]
    for start, until in stretches:
        at = text.find(word, start, until)
        while at >= 0:
            end = at + len(word)
            behind = text[end : end + 1]
            if not text[at - 1 : at].isalnum() and not behind.isalnum() and (before_hyphen or behind != "-"):
                yield at
            at = text.find(word, end, until)

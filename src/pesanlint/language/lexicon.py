"""Reads the word lists of a language: one file per topic in its `lexicon` folder, one word with its tags per line.

    # Verbs that stand before the speaker.
    # source: KBBI VI
    ujar	stem
    kata	stem noun

A tab separates the word from its tags, blanks separate the tags. Lines that begin with `#` are comments; a `source` applies to
the words below it. A topic is read once, on first use.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

_ROOT = Path(__file__).parent
_STRETCH = 128
"""Code points of a list that are searched at once."""
_REMEMBERED = 16_384
"""Maximum number of words whose answer a list remembers."""


@cache
def tagged(language: str, topic: str) -> dict[str, tuple[str, ...]]:
    """The words of a topic by tag, unordered. A word is listed under each of its tags."""
    alike: dict[str, list[str]] = defaultdict(list)
    for line in (_ROOT / language / "lexicon" / f"{topic}.txt").read_text("utf-8").splitlines():
        if line[0] != "#":
            word, _, tags = line.partition("\t")
            alike[tags].append(word)
    found: dict[str, list[str]] = defaultdict(list)
    for tags, those in alike.items():
        for tag in tags.split():
            found[tag] += those
    return {tag: tuple(those) for tag, those in found.items()}


def words(language: str, topic: str, *tags: str) -> tuple[str, ...]:
    """The words of a topic that have at least one of the tags.

    Raises:
        KeyError: no word of the topic has one of the tags.
    """
    by_tag = tagged(language, topic)
    return tuple(dict.fromkeys(word for tag in tags for word in by_tag[tag]))


@cache
def known(language: str, topic: str, *tags: str) -> frozenset[str]:
    """The same, to be looked up."""
    return frozenset(words(language, topic, *tags))


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first; `*` in a word matches any letters."""
    return "|".join(sorted(words, key=len, reverse=True)).replace("*", r"\w*")


class WordList:
    """Sorted words, looked up in their text: to split it takes longer than all that a text asks of it.

    Args:
        text: the words in the order of their code points, separated by a blank or a newline.
    """

    def __init__(self, text: str) -> None:
        self._text = " ".join(["", *text.split("\n"), ""])
        self._has = lru_cache(_REMEMBERED)(self._search)

    def __contains__(self, word: str) -> bool:
        return self._has(word)

    def _search(self, word: str) -> bool:
        """Whether the list has a word, by bisection down to a stretch of a few words."""
        if not word or " " in word:  # a phrase may be in the text: its words are neighbours in the list
            return False
        text, framed = self._text, f" {word} "
        low, high, length = 0, len(text), len(framed)
        while high - low > _STRETCH and (at := text.rfind(" ", low + 1, (low + high) // 2)) > 0:
            if text[at : at + length] <= framed:
                low = at
            else:
                high = at
        return text.find(framed, low, high + length) >= 0

"""Reads the word lists of a language: one file per topic in its `lexicon` folder, one word with its tags per line.

    # Verbs that stand before the speaker.
    # source: KBBI VI
    ujar	stem
    kata	stem noun

A tab separates the word from its tags, blanks separate the tags. Lines that begin with `#` are comments; a `source` applies to
the words below it. A topic is read once, on first use.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache
from pathlib import Path

from pesanlint.deferred import cached_property

_ROOT = Path(__file__).parent
_STRETCH = 128
"""Code points of a list that are searched at once."""
_REMEMBERED = 16_384
"""Maximum number of words whose answer a list remembers."""
_LETTERS, _SOME = 3, 8
"""Letters of the beginning of the words that are read together, if more than so many of them are looked up."""
_MANY = 3000
"""Words looked up in the text of a table; for more, a mapping is worth making."""


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
        self._text = f" {text.replace(chr(10), ' ')} "
        self._has = lru_cache(_REMEMBERED)(self._search)

    def __contains__(self, word: str) -> bool:
        return self._has(word)

    def _search(self, word: str) -> bool:
        if not word or " " in word:  # a phrase may be in the text: its words are neighbours in the list
            return False
        framed = f" {word} "
        low, high = _stretch(self._text, framed)
        return self._text.find(framed, low, high + len(framed)) >= 0


class WordTable:
    """Words with a value each, looked up in one text like those of a `WordList`.

    Args:
        text: the text made by `table`.
    """

    def __init__(self, text: str) -> None:
        self._text, self._looked_up = text, 0
        self._alike = lru_cache(_SOME**2)(self.beginning)
        self._search = lru_cache(_MANY)(self._found)

    @cached_property
    def all(self) -> Mapping[str, str]:
        """All words with their values."""
        return dict(entry.split(":") for entry in self._text.split())

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def get(self, word: str) -> str | None:
        """The value of a word; None if the table does not have it."""
        return self.all.get(word) if self._is_read(1) else self._search(word)

    def _found(self, word: str) -> str | None:
        framed = f" {word}:"
        low, high = _stretch(self._text, framed)
        at = self._text.find(framed, low, high + len(framed))
        return None if at < 0 else self._text[at + len(framed) : self._text.find(" ", at + 1)]

    def among(self, words: Set[str]) -> Set[str]:
        """Those of the words that the table has."""
        if self._is_read(len(words)):
            return words & self.all.keys()
        alike: dict[str, list[str]] = defaultdict(list)
        for word in words:
            alike[word[:_LETTERS]].append(word)
        found: set[str] = set()
        for letters, those in alike.items():
            if len(those) > _SOME:
                found |= self._alike(letters).intersection(those)
            else:
                found.update([word for word in those if self._search(word) is not None])
        return found

    def beginning(self, letters: str) -> frozenset[str]:
        """The words that begin so."""
        text = self._text
        start, _ = _stretch(text, f" {letters}\0")
        _, end = _stretch(text, f" {letters}\uffff")
        words = [entry.partition(":")[0] for entry in text[start : text.find(" ", end)].split()]
        return frozenset(word for word in words if word.startswith(letters))

    def _is_read(self, words: int) -> bool:
        """Whether all words are worth reading, as many more are looked up."""
        self._looked_up += words
        return self._looked_up > _MANY


def table(values: Mapping[str, str]) -> str:
    """The text of a `WordTable` with these words and values, which have neither blanks nor colons."""
    return " ".join(["", *sorted([f"{word}:{value}" for word, value in values.items()]), ""])


def _stretch(text: str, framed: str) -> tuple[int, int]:
    """Where a word must be in a sorted text, by bisection down to a stretch of a few words."""
    low, high, length = 0, len(text), len(framed)
    while high - low > _STRETCH and (at := text.rfind(" ", low + 1, (low + high) // 2)) > 0:
        if text[at : at + length] <= framed:
            low = at
        else:
            high = at
    return low, high

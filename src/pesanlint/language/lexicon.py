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
LETTERS = 3
"""Letters of the beginning of words that are in one text of a table."""
_MANY = 3000
"""Words looked up in the texts of a table; for more, a mapping is worth making."""


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


class WordTable:
    """Words with a value each, looked up in texts of those that begin alike.

    Args:
        texts: the texts made by `table`.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts, self._looked_up = texts, 0
        self._split: dict[str, list[str]] = {}
        """The words of texts that were asked for, by their first letters."""

    @cached_property
    def all(self) -> Mapping[str, str]:
        """All words with their values."""
        return dict(entry.split(":") for text in self._texts.values() for entry in text.split())

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def get(self, word: str) -> str | None:
        """The value of a word; None if the table does not have it."""
        if self._is_read(1):
            return self.all.get(word)
        framed, text = f" {word}:", self._texts.get(word[:LETTERS], "")
        at = text.find(framed)
        return None if at < 0 else text[at + len(framed) : text.find(" ", at + 1)]

    def among(self, words: Set[str]) -> Set[str]:
        """Those of the words that the table has."""
        if self._is_read(len(words)):
            return words & self.all.keys()
        alike: dict[str, list[str]] = defaultdict(list)
        for word in words:
            alike[word[:LETTERS]].append(word)
        found: set[str] = set()
        for letters in alike.keys() & self._texts.keys():
            those, text = alike[letters], self._texts[letters]
            found.update([word for word in those if f" {word}:" in text])
        return found

    def beginning(self, letters: str) -> list[str]:
        """The words that begin with some letters, at least `LETTERS`."""
        alike = letters[:LETTERS]
        if alike in self._texts and alike not in self._split:
            self._split[alike] = [entry.partition(":")[0] for entry in self._texts[alike].split()]
        return [word for word in self._split.get(alike, ()) if word.startswith(letters)]

    def _is_read(self, words: int) -> bool:
        """Whether all words are worth reading, as many more are looked up."""
        self._looked_up += words
        return self._looked_up > _MANY


def table(values: Mapping[str, str]) -> dict[str, str]:
    """The texts of a `WordTable` with these words and values, which have neither blanks nor colons."""
    texts: dict[str, str] = defaultdict(lambda: " ")
    for word, value in sorted(values.items()):
        texts[word[:LETTERS]] += f"{word}:{value} "
    return dict(texts)

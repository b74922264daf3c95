"""The words of Indonesian as a list tells them, to keep innocent words out of what is derived."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from pesanlint.language.id.enclitics import ENCLITICS

_ENCLITICS = ENCLITICS.forms
_PREFIXES = frozenset(
    [
        *("", "di", "ke", "se", "ku", "kau", "ber", "be", "bel", "ter", "te", "per", "pe", "me"),
        *("mem", "men", "meng", "menge", "meny", "pem", "pen", "peng", "penge", "peny", "memper", "mempe", "diper", "dipe"),
    ]
)
_LONGEST = max(map(len, _PREFIXES))
_SUFFIXES = ("", "kan", "an", "i")
_FALLEN = {"mem": "p", "men": "t", "meng": "k", "meny": "s", "pem": "p", "pen": "t", "peng": "k", "peny": "s"}


class Vocabulary:
    """Words and the roots that they come from.

    Args:
        roots: each word with its root; a root is a word of its own.
    """

    def __init__(self, roots: Mapping[str, str]) -> None:
        self._roots = roots

    def __iter__(self) -> Iterator[str]:
        """All words."""
        return iter(self._roots)

    def is_root(self, word: str) -> bool:
        """Whether the word is a root."""
        return self._roots.get(word) == word

    def root_of(self, word: str) -> str | None:
        """The root under which the list has the word, if it does."""
        return self._roots.get(word)

    def roots_of(self, word: str) -> set[str]:
        """The roots in the list that the word may come from, taken apart by the rules of affixes."""
        return {root for root in _apart(word) if self.is_root(root)}

    @cached_property
    def ending_like_enclitics(self) -> tuple[tuple[str, str], ...]:
        """Words that only look like another one with an enclitic (`masalah`: `masa`, -lah), each as these two parts."""
        found = {(word[: -len(enclitic)], enclitic) for word, enclitic in self._like_enclitics()}
        return tuple(sorted(found))

    def _like_enclitics(self) -> Iterator[tuple[str, str]]:
        for root in self._roots:
            for enclitic in _ENCLITICS if root.endswith(_ENCLITICS) and self.is_root(root) else ():
                if root.endswith(enclitic):
                    for prefix in _PREFIXES:
                        yield prefix + root, enclitic
                        if _FALLEN.get(prefix) == root[0]:
                            yield prefix + root[1:], enclitic


def _roots(stem: str) -> Iterator[str]:
    """What may be left of a stem without its prefix."""
    for length in range(min(_LONGEST, len(stem)) + 1):
        prefix, rest = stem[:length], stem[length:]
        if prefix in _PREFIXES:
            yield rest
            if prefix in _FALLEN:
                yield _FALLEN[prefix] + rest


def _apart(word: str) -> Iterator[str]:
    """What can be the root of a word. Too many rather than too few: affixes are taken off without asking whether they fit."""
    for stem in {stem for bare in _without(word, ("", *_ENCLITICS)) for stem in _without(bare, _SUFFIXES)}:
        yield from _roots(stem)


def _without(word: str, endings: Sequence[str]) -> list[str]:
    return [word[: len(word) - len(ending)] for ending in endings if word.endswith(ending)]


def read_vocabulary(path: Path) -> Vocabulary:
    """The word list: a line a root, followed by the words that come from it."""
    roots: dict[str, str] = {}
    own: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        root, *words = line.split(" ")
        own[root] = root
        roots.update(dict.fromkeys(words, root))
    return Vocabulary(roots | own)

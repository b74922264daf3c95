"""Finds the words of which a slip typed a syllable twice, added two letters, left two out, or one before an ending."""

import re
from collections.abc import Callable, Iterator

from pesanlint.language.id.slips import common_words

_DOUBLED = re.compile(r"(?<=[a-z])([a-z]{2,3})\1")
"""Not the first syllable: regional languages double it (`tetembang`)."""
_LETTERS = 8
"""Minimum letters of a word that lacks two; one with a syllable too many has one letter more."""
_LEFT_OUT = 2
_LONG, _BEGINNING, _END = 13, 4, 3
"""Minimum letters of a word with two letters too many, and the letters at its beginning and end that are right."""

_ENDINGS = ("annya", "llah", "kkah")
"""Endings that begin with the last letter of the stem."""


def without_doubled_syllable(word: str) -> Iterator[str]:
    """What a word may have been before a syllable was typed twice: `melakukan` for `melakukukan`."""
    for m in _DOUBLED.finditer(word) if len(word) > _LETTERS else ():
        yield word[: m.end(1)] + word[m.end() :]


def without_two_letters(word: str) -> set[str]:
    """What a long word may have been before two letters were added: `dipertanggungjawabkan` for `dipertanggungjawabankan`."""
    places = range(_BEGINNING, len(word) - _END - 1) if len(word) >= _LONG else ()
    return {word[:at] + word[at + 2 :] for at in places}


def with_missing_letters(word: str) -> list[str]:
    """The frequent words of press releases that have two adjacent letters more: `perekonomian` for `perekomian`."""
    longer = len(word) + _LEFT_OUT if len(word) >= _LETTERS else 0
    return [meant for meant in common_words() if len(meant) == longer and _lacks_two(word, meant)]


def _lacks_two(word: str, meant: str) -> bool:
    """Whether a word is another one without two adjacent inner letters."""
    at = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    is_amid = at > 1 and word[-2:] == meant[-2:]
    return is_amid and any(word[:i] + meant[i : i + _LEFT_OUT] + word[i:] == meant for i in (at - 1, at))


def without_end_of_stem(word: str, is_frequent: Callable[[str], bool], is_stem: Callable[[str], bool]) -> str | None:
    """The word to which an ending was joined too early: `kekompakannya` for `kekompakanya`, `perjalanan` for `perjalan`.

    Args:
        word: the word.
        is_frequent: tells whether a word is a frequent one.
        is_stem: tells whether a string may stand before an enclitic.
    """
    stem, enclitic = word[:-2], word[-2:]
    if len(word) < _LETTERS:
        return None
    if enclitic == "an":
        return f"{word}an" if is_frequent(f"{word}an") else None
    right = f"{stem}{stem[-1]}{enclitic}"
    return right if right.endswith(_ENDINGS) and is_stem(stem) else None

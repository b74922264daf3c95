"""How many syllables a word has, by its vowels."""

import re

_ID_PAIR = re.compile(r"(?:ai|au|oi|ei)(?![a-z])")
_VOWEL = re.compile(r"[aeiouàáâäèéêëìíîïòóôöùúûü]")
_EN_GROUP = re.compile(r"[aeiouy]+")
_EN_SILENT = re.compile(r"(?:(?<![cs]h)[^laeiouycgsxz]es|[^laeiouy]e|[^dt]ed)$")


def count(word: str, code: str) -> int:
    """The syllables of a word of a language; 1 at least.

    Indonesian: every vowel is the heart of one, but `ai`, `au`, `ei`, `oi` at a word's end are one sound (EYD V, I.C). English:
    every run of vowels, without a silent ending. Other languages as Indonesian.
    """
    word = word.lower()
    if code == "en":
        groups = len(_EN_GROUP.findall(word))
        return max(groups - (groups > 1 and _EN_SILENT.search(word) is not None), 1)
    return max(len(_VOWEL.findall(word)) - len(_ID_PAIR.findall(word)), 1)

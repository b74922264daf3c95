"""Letter case: keeping that of the text in what replaces it, and telling names from words."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)

# Words that stay small inside a title unless they open it (EYD V, I.F: huruf kapital pada judul).
SMALL_IN_TITLES = frozenset("dan di ke dari pada yang untuk dengan dalam tentang oleh atau agar serta bagi per".split())


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()


def title_case(text: str) -> str:
    """Every word with a capital, but the small ones; other letters stay as they are.

    A fully doubled word has two (`Undang-Undang`), any other reduplication one (`Ramah-tamah`): EYD V, I.F.
    """

    def one(m: re.Match[str]) -> str:
        word = m[0]
        if m.start() and word in SMALL_IN_TITLES:
            return word
        first, hyphen, second = word.partition("-")
        doubled = first.lower() == second.lower()
        return first[0].upper() + first[1:] + hyphen + (second[0].upper() + second[1:] if doubled else second)

    return _WORD.sub(one, text)


def shouted(text: str) -> str:
    """Every word in capitals, but symbols (`Rp`, `kg`: no vowel) and what mixes capitals and small letters (`KTP-el`)."""

    def one(m: re.Match[str]) -> str:
        word = m[0]
        symbol = len(word) > 1 and not _VOWEL.search(word)
        return word if symbol or any(map(str.isupper, word[1:])) else word.upper()

    return _WORD.sub(one, text)


def follow(found: str, use: str, *, opens_sentence: bool, name_follows: bool) -> str:
    """`use` in the letter case of `found`.

    All capitals stay all capitals, also where a small word (`di LUNCURKAN`) has none. A word that has a capital only because
    it opens its sentence passes on one capital; one that has it as part of a name or headline passes it on to every word. `use`
    that has capitals of its own keeps them.
    """
    words = _WORD.findall(found)
    if not words:
        return use
    letters = "".join([word for word in words if word not in SMALL_IN_TITLES] or words)
    if len(letters) > 1 and letters.isupper():
        return use.upper() if not use.isupper() else use
    if use != use.lower() or not is_capitalised(words[0]):
        return use
    long_words = [w for w in words[1:] if w not in SMALL_IN_TITLES]
    as_name = all(map(is_capitalised, long_words)) if long_words else (not opens_sentence or name_follows)
    return title_case(use) if as_name else use[:1].upper() + use[1:]

"""Slips in affixed words that can be derived for every word of the list: in the nasal of meng- and peng-, and at the end.

What is right follows Tata Bahasa Baku Bahasa Indonesia, edisi keempat, bab IV and VI (as in `prefixes`), and the list must have
it. A slip is left out where the list has it as a word, or where, taken apart, it can come from another root.
"""

from collections.abc import Iterator
from functools import cache

from pesanlint.language.id.prefixes import Spelling, nasal
from pesanlint.language.id.vocabulary import Vocabulary
from pesanlint.language.lexicon import words as lexicon
from pesanlint.language.pairs import Pair
from pesanlint.shipped import rules_root

_NASALS = (("me", nasal("me"), ("", "kan", "i")), ("pe", nasal("pe"), ("", "an")))
_SHORTEST = 4
"""Letters of the shortest root that is looked at, and one fewer than those of one without a suffix: short forms are names."""
_NO_SLIPS = frozenset(lexicon("id", "exceptions", "slip"))
"""Words and names whose root the word list does not have, or has another one for."""


def kept(words: Vocabulary) -> Iterator[Pair]:
    """A sound kept that should have fallen: `mentolak`."""
    for root, _, spelling, suffix in _with_nasal(words):
        if root[0] in "kpst":
            yield from _free(root, [slip + suffix for slip in spelling.slips], f"{spelling.right}{suffix}", words)


def clipped(words: Vocabulary) -> Iterator[Pair]:
    """A letter too few between prefix and root: `mengunakan`, `meyampaikan`."""
    for root, prefix, spelling, suffix in _with_nasal(words):
        right = f"{spelling.right}{suffix}"
        if root[0] == "g":
            yield from _free(root, [f"{prefix}ng{root[1:]}{suffix}"], right, words)
        if root[0] == "s" and right.startswith(f"{prefix}ny"):
            yield from _free(root, [f"{prefix}y{root[1:]}{suffix}"], right, words)


def _with_nasal(words: Vocabulary) -> Iterator[tuple[str, str, Spelling, str]]:
    """Every root with each prefix and suffix: the root, the prefix, how the two are spelt, and the suffix."""
    for root in filter(words.is_root, words):
        for prefix, spell, suffixes in _NASALS if len(root) >= _SHORTEST else ():
            for suffix in suffixes if len(root) > _SHORTEST else suffixes[1:]:
                yield root, prefix, spell(root), suffix


@cache
def common_words() -> tuple[str, ...]:
    """The words of the trade that pesanlint ships, to be recognised in spite of a slip."""
    return tuple(dict.fromkeys((rules_root() / "data" / "kata-lazim.txt").read_text("utf-8").split()))


def endings(words: Vocabulary) -> Iterator[Pair]:
    """A letter too few or too many where root and suffix meet: `menunjukan`, `penegakkan`, `perusahan`, `tujuanya`."""
    for word in words:
        root = words.root_of(word)
        if root is None or root == word or (word.endswith("anan") and not root.endswith("an")):
            continue
        is_noun = word.startswith(("pe", "ke")) and not word.startswith(root)
        if root.endswith("k") and word.startswith("me") and word.endswith(f"{root[1:]}kan"):
            yield from _free(root, [f"{word[:-3]}an"], word, words)
            yield from _free(root, [f"di{root}an"], f"di{root}kan", words, known=True)
        if is_noun and root.endswith("k") and word.endswith(f"{root[-3:]}an"):
            yield from _free(root, [f"{word[:-2]}kan"], word, words)
        if is_noun and word.endswith("aan"):
            yield from _free(root, [f"{word[:-2]}n"], word, words)
        elif is_noun and word.endswith("an") and not word.endswith(("kan", "ian", "uan")):
            yield from _free(root, [f"{word[:-1]}an"], word, words)
        if word.endswith("an") and (word in common_words() or (is_noun and not word.endswith("kan"))):
            yield from _free(root, [f"{word}ya"], f"{word}nya", words, known=True)


def _free(root: str, slips: list[str], right: str, words: Vocabulary, *, known: bool = False) -> Iterator[Pair]:
    """The slips that are nothing else, if the list has the right form (or it is known to be one)."""
    if known or words.root_of(right) == root:
        for slip in slips:
            is_word = words.root_of(slip) is not None or (slip[:2] == "ke" and words.root_of(slip[2:-2]) is not None)
            if not is_word and not words.roots_of(slip) - {root} and slip not in _NO_SLIPS:
                yield Pair(slip, right)

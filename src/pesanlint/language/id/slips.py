"""Derives the usual slips in affixed words from the word list: in the nasal of meng- and peng-, and before the suffix.

The right form follows Tata Bahasa Baku Bahasa Indonesia, edisi keempat, bab IV and VI (as in `prefixes`) and must be listed. A
slip is left out if it is a listed word or may be derived from another root.
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
"""Minimum root length; bare roots need one letter more, because short forms are often names."""
_NO_SLIPS = frozenset(lexicon("id", "exceptions", "slip"))
"""Words and names whose root is missing in the word list, or listed as another one."""


def kept(words: Vocabulary) -> Iterator[Pair]:
    """Slips that keep a letter which the root should lose: `mentolak`."""
    for root, _, spelling, suffix in _with_nasal(words):
        if root[0] in "kpst":
            yield from _free(root, [slip + suffix for slip in spelling.slips], f"{spelling.right}{suffix}", words)


def clipped(words: Vocabulary) -> Iterator[Pair]:
    """Slips with a letter missing between prefix and root: `mengunakan`, `meyampaikan`."""
    for root, prefix, spelling, suffix in _with_nasal(words):
        right = f"{spelling.right}{suffix}"
        if root[0] == "g":
            yield from _free(root, [f"{prefix}ng{root[1:]}{suffix}"], right, words)
        if root[0] == "s" and right.startswith(f"{prefix}ny"):
            yield from _free(root, [f"{prefix}y{root[1:]}{suffix}"], right, words)


def _with_nasal(words: Vocabulary) -> Iterator[tuple[str, str, Spelling, str]]:
    """Every root with every nasal prefix and suffix: the root, the prefix, the spelling of both together, the suffix."""
    for root in filter(words.is_root, words):
        for prefix, spell, suffixes in _NASALS if len(root) >= _SHORTEST else ():
            for suffix in suffixes if len(root) > _SHORTEST else suffixes[1:]:
                yield root, prefix, spell(root), suffix


@cache
def common_words() -> dict[str, None]:
    """The shipped list of frequent words of press releases, in order, which are recognised in spite of a slip."""
    return dict.fromkeys((rules_root() / "data" / "kata-lazim.txt").read_text("utf-8").split())


@cache
def office_words() -> frozenset[str]:
    """The shipped list of nouns that names of offices, events and fields of work have."""
    return frozenset((rules_root() / "data" / "kata-nomina.txt").read_text("utf-8").split())


def endings(words: Vocabulary) -> Iterator[Pair]:
    """Slips with a letter missing or added between root and suffix: `menunjukan`, `penegakkan`, `perusahan`, `tujuanya`."""
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
    """The slips that are not words themselves, each with the right form.

    Args:
        root: the root of the right form.
        slips: the misspelt forms.
        right: the right form.
        words: the word list.
        known: whether `right` is known to be right; otherwise it must be listed.
    """
    if known or words.root_of(right) == root:
        for slip in slips:
            is_word = words.root_of(slip) is not None or (slip[:2] == "ke" and words.root_of(slip[2:-2]) is not None)
            if not is_word and not words.roots_of(slip) - {root} and slip not in _NO_SLIPS:
                yield Pair(slip, right)

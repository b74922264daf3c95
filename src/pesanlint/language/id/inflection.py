"""Inflects a pair of roots, such as `himbau` → `imbau`, into the affixed pairs that occur in texts.

The family of a pair has the same affixes on both roots: `menghimbau` → `mengimbau`, `himbauannya` → `imbauannya`. The wrong
forms are the wrong root with every affix, spelt by the rules or with a usual slip (`mempraktekan`), and the right root with a
usual slip (`mensukseskan`, `berrisiko`). A pair of verbs that differ only in such a slip yields the family of their root.

Forms that may be right are left out: those that are right elsewhere in the family, that stand for two different right forms,
that the word list has under another root, or that can be derived from another root.

Enclitics are not added here: every word is found with them (`enclitics`). Neither are reduplications: a hyphen is a word
border (EYD V, II.B), so that each half is found by itself.

Sources: as in `prefixes`; for the suffixes Tata Bahasa Baku Bahasa Indonesia, edisi keempat, bab IV (-i does not follow i;
-kan and -an leave the root as it is).
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from pesanlint.language.id.prefixes import Prefix, liquid, nasal, plain
from pesanlint.language.id.vocabulary import Vocabulary, read_vocabulary
from pesanlint.language.pairs import Pair
from pesanlint.shipped import rules_root

_FRAMES: tuple[tuple[Prefix, tuple[str, ...]], ...] = (
    (plain(""), ("", "kan", "i", "an")),
    (plain("di"), ("", "kan", "i")),
    (liquid("ber"), ("", "kan", "an")),
    (nasal("pe"), ("", "an")),
    (liquid("per"), ("an",)),
    (plain("ke"), ("an",)),
    (nasal("me"), ("", "kan", "i")),
    (liquid("ter"), ("", "kan", "i")),
    (liquid("per"), ("", "kan", "i")),
    (liquid("memper"), ("", "kan", "i")),
    (liquid("diper"), ("", "kan", "i")),
    (plain("ku"), ("", "kan", "i")),
    (plain("kau"), ("", "kan", "i")),
    (plain("se"), ("",)),
)
"""The prefixes, each with the suffixes it combines with."""


_WORDS = rules_root() / "data" / "kata.txt"
_FEW = 60
"""Words that are looked up in the text of the list; for more, reading it as a vocabulary is worth it."""


@cache
def vocabulary() -> Vocabulary:
    """The shipped word list."""
    return read_vocabulary(_WORDS)


def is_listed(word: str) -> bool:
    """Whether the shipped word list has a word."""
    if _in_text.cache_info().misses < _FEW:
        return _in_text(word)
    return vocabulary().root_of(word) is not None


@lru_cache(maxsize=256)
def _in_text(word: str) -> bool:
    """The same, without reading the list as a vocabulary, which takes longer than checking a short text."""
    text = _text()
    at = text.find(word)
    while at >= 0 and not (text[at - 1 : at].isspace() and text[at + len(word)].isspace()):
        at = text.find(word, at + 1)
    return at >= 0


@cache
def _text() -> str:
    return f"\n{_WORDS.read_text('utf-8')}\n"


def family(wrong: str, right: str, words: Vocabulary) -> Iterator[Pair]:
    """The pairs derived from one pair, without that pair itself.

    Args:
        wrong: a misspelt root, or a verb that wrongly keeps a sound (`mensukseskan`).
        right: the correct root or verb.
        words: the word list; its words are never wrong forms.

    Raises:
        ValueError: the pair cannot be inflected. The message is Indonesian.
    """
    for word in (wrong, right):
        if not (word.isascii() and word.isalpha() and word.islower()):
            raise ValueError(f"“{word}” tidak dapat diturunkan; “inflect” memerlukan satu kata dasar berhuruf kecil.")
    root = _root_of_slip(wrong, right, words)
    own = {*words.roots_of(wrong), *words.roots_of(right)}
    if root is None and words.is_root(wrong):
        raise ValueError(f"“{wrong}” adalah kata tersendiri; tuliskan bentuk-bentuk yang salah satu per satu.")
    stems = list(_stems(root or wrong, root or right))
    rights = {right, *(stem.right for stem in stems)}
    meant: dict[str, set[str]] = {}
    for stem in stems:
        if stem.wrong not in rights:
            meant.setdefault(stem.wrong, set()).add(stem.right)
    for form, uses in meant.items():
        if form == wrong or form in rights or len(uses) > 1:
            continue
        if words.root_of(form) in (None, *own) and not words.roots_of(form) - own:
            yield Pair(form, *uses)


def _stems(wrong: str, right: str) -> Iterator[Pair]:
    """Both roots with every prefix and suffix; also pairs of a right form with itself, which mark it as right."""
    for prefix, suffixes in _FRAMES:
        avoided, intended = prefix(wrong), prefix(right)
        if intended.right is None:
            continue
        misspelt = [form for form in (avoided.right, *avoided.slips, *intended.slips) if form]
        for suffix in suffixes:
            if suffix == "i" and "i" in (wrong[-1], right[-1]):
                continue
            use = intended.right + suffix
            avoid = [form + suffix for form in misspelt]
            if suffix == "kan":  # one k instead of two: praktek + kan as praktekan
                avoid += [form + "an" for form in (*misspelt, intended.right) if form.endswith("k")]
            for form in (use, *avoid):
                yield Pair(form, use)


def _root_of_slip(wrong: str, right: str, words: Vocabulary) -> str | None:
    """The root of two words of which one wrongly keeps a sound (`mensukseskan`, `menyukseskan`: `sukses`); else None."""
    found = [
        root
        for prefix in (nasal("me"), nasal("pe"))
        for start in (3, 4)
        for suffix in ("", "kan", "an", "i")
        if wrong.endswith(suffix)
        and (root := wrong[start : len(wrong) - len(suffix)])
        and wrong in [slip + suffix for slip in prefix(root).slips]
        and right == f"{prefix(root).right}{suffix}"
    ]
    return next(filter(words.is_root, found), found[0] if found else None)

"""Inflection: from one pair of roots, such as `himbau` → `imbau`, the affixed pairs that people write.

A family is made by putting the same affixes before and after both roots: `menghimbau` → `mengimbau`, `himbauannya` →
`imbauannya`. On the wrong side stand the wrong root with every affix, spelt by the rules or with a usual slip
(`mempraktekan`), and the right root with a usual slip (`mensukseskan`, `berrisiko`). A pair of verbs that differ only in such a
slip gives the family of their root.

Left out is whatever may be innocent: a form that is right in the family, one that stands for two different right forms, one
that the word list has under another root, and one that, taken apart, can come from another root.

Enclitics need nothing here: every word is found with them (`enclitics`).

Sources: as in `prefixes`; for the suffixes Tata Bahasa Baku Bahasa Indonesia, edisi keempat, bab IV (-i is not put after i;
-kan and -an leave the root as it is). Doubled words need nothing either: a hyphen is the border of a word (EYD V, II.B), so
that each half is found by itself.
"""

from collections.abc import Iterator
from functools import cache

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
"""The prefixes, each with the suffixes that go with it."""


@cache
def vocabulary() -> Vocabulary:
    """The word list that pesanlint ships."""
    return read_vocabulary(rules_root() / "data" / "kata.txt")


def family(wrong: str, right: str, words: Vocabulary) -> Iterator[Pair]:
    """The pairs that come from one pair, without that pair itself.

    Args:
        wrong: a root as it should not be spelt, or a verb in which a sound was kept by mistake (`mensukseskan`).
        right: the root, or the verb, as it should be.
        words: what is right in other families, and so is in none of these pairs.

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
    """Both roots in every frame; also pairs with the right one twice, which say what is right."""
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
            if suffix == "kan":  # one k where two belong: praktek + kan as praktekan
                avoid += [form + "an" for form in (*misspelt, intended.right) if form.endswith("k")]
            for form in (use, *avoid):
                yield Pair(form, use)


def _root_of_slip(wrong: str, right: str, words: Vocabulary) -> str | None:
    """The root of two words that differ only in a sound kept by mistake (`mensukseskan`, `menyukseskan`: `sukses`)."""
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

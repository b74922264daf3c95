"""Prefixes, their sound changes, and the slips that writers make in them.

Sources: Tata Bahasa Baku Bahasa Indonesia, edisi keempat (Badan Bahasa, 2017), bab IV “Verba”, on the morphophonemics of
meng-, per-, ber- and ter-, and bab VI “Nomina” on peng- (whose changes are those of meng-); KBBI VI for single verbs;
EYD V, II.B (affixes are joined to their word) and II.H (so are ku- and kau-).
"""

import re
from collections.abc import Callable

from pesanlint.records import NamedTuple

_VOWELS = "aiueo"

_NASALS = (
    (re.compile(r"[lmnrwy]"), "", 0),
    (re.compile(rf"p[{_VOWELS}]"), "m", 1),
    (re.compile(r"[bfpv]"), "m", 0),
    (re.compile(rf"t[{_VOWELS}]"), "n", 1),
    (re.compile(rf"s[{_VOWELS}]"), "ny", 1),
    (re.compile(r"[cdjstz]"), "n", 0),
    (re.compile(rf"k[{_VOWELS}]"), "ng", 1),
    (re.compile(rf"[{_VOWELS}ghkq]"), "ng", 0),
)
"""The beginning of a root, the nasal that meng- and peng- take before it, and the number of letters that the root loses.

Before a vowel the root loses its k, p, s or t. It keeps it in a cluster (`memproduksi`, `mengkritik`) and in a digraph
(`mengkhawatirkan`, `mensyaratkan`).
"""

_KEPT = {"p": "m", "t": "n", "s": "n", "k": "ng"}
"""The nasal written before a letter that the root should have lost (`mensukseskan`)."""

_ALWAYS_KEPT = frozenset(["kaji", "punya"])
"""Roots that keep their first letter by custom (`mengkaji`, `mempunyai`), so that neither spelling counts as wrong."""

_ER = re.compile(rf"[^{_VOWELS}]*er[^{_VOWELS}]")
"""A first syllable in -er: some of these roots take be-, pe- and te- without r, others do not (`bekerja`, `tepercaya`)."""


class Spelling(NamedTuple):
    """The spelling of a prefix with a root: the right one, None if the rules leave it open, and the usual slips."""

    right: str | None
    slips: tuple[str, ...] = ()


Prefix = Callable[[str], Spelling]


def plain(prefix: str) -> Prefix:
    """A prefix without sound changes: di-, se-, ke-, and the pronouns ku- and kau-."""
    return lambda root: Spelling(prefix + root)


def nasal(prefix: str) -> Prefix:
    """The prefix meng- or peng-, given as `me` or `pe`."""

    def spell(root: str) -> Spelling:
        rule = next(((sound, falls) for begins, sound, falls in _NASALS if begins.match(root)), None)
        if rule is None or root in _ALWAYS_KEPT:
            return Spelling(None)
        sound, falls = rule
        kept = prefix + (_KEPT[root[0]] if falls else sound) + root
        if sum(letter in _VOWELS for letter in root) == 1:  # a root of one syllable: mengecek, not mencek
            return Spelling(f"{prefix}nge{root}", (kept,) if sound else ())
        return Spelling(prefix + sound + root[falls:], (kept,) if falls else ())

    return spell


def liquid(prefix: str) -> Prefix:
    """A prefix that ends in r and loses it before a root in r: ber-, per-, ter-, memper-, diper-."""

    def spell(root: str) -> Spelling:
        without = prefix[:-1] + root
        if root == "ajar":  # belajar, pelajar
            return Spelling(None)
        if root.startswith("r"):
            return Spelling(without, (prefix + root,))
        return Spelling(None, (prefix + root, without)) if _ER.match(root) else Spelling(prefix + root)

    return spell

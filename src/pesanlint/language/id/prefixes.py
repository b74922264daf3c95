"""Prefixes and the sound changes that they bring, with the slips that people make in them.

Sources: Tata Bahasa Baku Bahasa Indonesia, edisi keempat (Badan Bahasa, 2017), bab IV “Verba”, on the morphophonemics of
meng-, per-, ber- and ter-, and bab VI “Nomina” on peng- (whose changes are those of meng-); KBBI VI for single verbs;
EYD V, II.B (affixes are written in one word with what they are put before) and II.H (so are ku- and kau-).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

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
"""How a root begins, the nasal that meng- and peng- then end in, and how many letters of the root fall.

k, p, s and t fall before a vowel, not in a cluster (`memproduksi`, `mengkritik`) nor where they spell one sound with the next
letter (`mengkhawatirkan`, `mensyaratkan`).
"""

_KEPT = {"p": "m", "t": "n", "s": "n", "k": "ng"}
"""The nasal that is written before a sound which should have fallen (`mensukseskan`)."""

_ALWAYS_KEPT = frozenset(["kaji", "punya"])
"""Roots whose first sound stays by custom (`mengkaji`, `mempunyai`), so that neither spelling can be held against a writer."""

_ER = re.compile(rf"[^{_VOWELS}]*er[^{_VOWELS}]")
"""A first syllable in -er, before which ber-, per- and ter- lose their r or not, word by word (`bekerja`, `tepercaya`)."""


class Spelling(NamedTuple):
    """A prefix with a root: as it is written rightly, where the rules settle that, and as it is written by mistake."""

    right: str | None
    slips: tuple[str, ...] = ()


Prefix = Callable[[str], Spelling]


def plain(prefix: str) -> Prefix:
    """A prefix that changes nothing: di-, se-, ke-, and the pronouns ku- and kau-."""
    return lambda root: Spelling(prefix + root)


def nasal(prefix: str) -> Prefix:
    """The prefix meng- or peng-, given as `me` or `pe`."""

    def spell(root: str) -> Spelling:
        rule = next(((sound, falls) for begins, sound, falls in _NASALS if begins.match(root)), None)
        if rule is None or root in _ALWAYS_KEPT:
            return Spelling(None)
        sound, falls = rule
        kept = prefix + (_KEPT[root[0]] if falls else sound) + root
        if sum(letter in _VOWELS for letter in root) == 1:  # one syllable: mengecek, not mencek
            return Spelling(f"{prefix}nge{root}", (kept,) if sound else ())
        return Spelling(prefix + sound + root[falls:], (kept,) if falls else ())

    return spell


def liquid(prefix: str) -> Prefix:
    """A prefix that ends in r and loses it before another r: ber-, per-, ter-, memper-, diper-."""

    def spell(root: str) -> Spelling:
        without = prefix[:-1] + root
        if root == "ajar":  # belajar, pelajar
            return Spelling(None)
        if root.startswith("r"):
            return Spelling(without, (prefix + root,))
        return Spelling(None, (prefix + root, without)) if _ER.match(root) else Spelling(prefix + root)

    return spell

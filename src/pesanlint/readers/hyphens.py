"""Rejoins words broken at the end of a line: decides whether the hyphen is part of the word or only of the line break.

Sources: EYD V, II.C (compounds and reduplications have a hyphen, and so do letters joined to digits or a small letter joined to
a capital), II.B (bound forms are joined to the next word); KBBI VI for irregular reduplications."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from pesanlint.shipped import rules_root

_BROKEN = re.compile(r"\w[-\N{HYPHEN}\N{SOFT HYPHEN}]$")
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.\w", re.IGNORECASE)
_LETTERS_AT_END, _LETTERS = re.compile(r"[^\W\d_]*$"), re.compile(r"[^\W\d_]*")
_CLITIC = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun|ku|mu)$")
_VOWELS = re.compile(r"[aiueo]")
_SMALLEST = 3
"""Minimum letters of the root of a reduplication; one more if the hyphen would split a name or a known word."""
_LONGEST_ACRONYM = 4
"""Maximum letters of an acronym."""
_LONGEST = 200
"""Letters examined on each side of the hyphen."""

_BOUND = frozenset(
    "adi aero agro alih anti antar audio auto ber bel bi bio catur dasa de deka di dwi eka eks ekstra elektro epi geo hiper "
    "homo infra inter intra ke ko kontra maha makro manca mega meta mikro mini mono multi nara neo nir non oto pan panca "
    "para pasca pe pel pem pen peng penge peny per pra pramu pre pro proto purna re sapta se semi sosio sub super supra swa "
    "te tele ter trans tri tuna ultra uni wira me mem men meng menge meny memper diper".split()
)
_ENDINGS = frozenset("an i kan nya lah kah pun ku mu wan wati man isasi isme is".split())
_PAIRS = frozenset(
    "antar-jemput gegap-gempita gotong-royong hiruk-pikuk lambat-laun lalu-lalang luluh-lantak porak-poranda pro-kontra "
    "simpang-siur sopan-santun centang-perenang tumpang-tindih".split()
)


def joined(lines: Sequence[str], written: Collection[str] = ()) -> str:
    """The lines of a paragraph joined: with blanks, with the hyphen of a compound, or directly if a word was broken.

    Args:
        lines: the lines, with the hyphens at their ends.
        written: words, with and without hyphens, that occur within the lines of the same text; in lower case.
    """
    parts: list[str] = []
    for before, after in pairwise([*lines, ""]):
        if not _BROKEN.search(before) or not after[:1].isalnum():
            parts += before, " "
        elif before[-1] != "\N{SOFT HYPHEN}" and _is_the_words(
            before[-1 - _LONGEST : -1].split()[-1], after[:_LONGEST].split()[0], written
        ):
            parts += before[:-1], "-"
        else:
            parts.append(before[:-1])
    return "".join(parts[:-1])


def _is_the_words(before: str, after: str, written: Collection[str]) -> bool:
    """Whether the hyphen between two parts belongs to the word, so that it would also be written within a line."""
    if not before[-1].isalpha() or not after[0].isalpha() or _ADDRESS.search(before) or _ADDRESS.search(after):
        return True
    first, second = _LETTERS_AT_END.search(before), _LETTERS.match(after)
    assert first
    assert second
    left, right = first[0], second[0]
    is_name, are_capitals = left[0].isupper() and right.islower(), left.isupper() and right.isupper()
    if len(left) == 1 or (right[0].isupper() and not are_capitals):
        return True
    left, right = left.lower(), right.lower()
    if f"{left}-{right}" in written or left + right in written:
        return f"{left}-{right}" in written
    bare = _CLITIC.sub("", right)
    is_known = not {left + right, left + bare}.isdisjoint(_words())
    if _is_doubled(left, bare, _SMALLEST + (is_name or is_known)) or f"{left}-{bare}" in _PAIRS:
        return True
    if are_capitals and not is_known and max(len(left), len(right)) <= _LONGEST_ACRONYM:  # KPU-KIP
        return True
    if is_name or is_known or left in _BOUND or right in _ENDINGS:
        return False
    return left in _words() and not {right, bare}.isdisjoint(_words())


def _is_doubled(left: str, right: str, smallest: int) -> bool:
    """Whether two parts are a reduplication of one root: with affixes, another first sound, or other vowels.

    Args:
        left: the first part.
        right: the second part.
        smallest: the minimum number of letters that both must share.
    """
    if any(right.startswith(left[-length:]) for length in range(smallest, len(left) + 1)):  # perundang-undangan, anak-anak
        return True
    if len(left) > smallest and right.endswith(left[1:]):  # tolong-menolong, sayur-mayur
        return True
    return len(left) == len(right) > smallest and _VOWELS.sub("", left) == _VOWELS.sub("", right)  # bolak-balik


@cache
def _words() -> frozenset[str]:
    """The words of the shipped list that are long enough to be a part of a compound."""
    text = (rules_root() / "data" / "kata.txt").read_text("utf-8")
    return frozenset(word for word in text.split() if len(word) >= _SMALLEST)

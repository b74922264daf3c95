"""Operations that make a replacement out of what was found: cut something off, change the letter case, replace a part."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from pesanlint.search import patterns

_SMART = ("---", "—"), ("--", "–"), ("...", "…")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "---", "–": "--", "…": "...", "\u00a0": " "})
_ASCII = str.maketrans({
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L",
    "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
})  # fmt: skip
_REFERENCE = re.compile(r"\$(\$|\d|\{\d\})")


def _words(text: str) -> list[str]:
    """The words of a name, however they are joined: `flushInterval`, `flush_interval`, `flush interval`."""
    return re.findall(r"[^\W_]+", re.sub(r"([^\W\d_A-Z])([A-Z])|([A-Z])([A-Z][^\W\d_A-Z])", r"\1\3 \2\4", text))


def _smart(text: str) -> str:
    for plain, sign in _SMART:
        text = text.replace(plain, sign)
    text = re.sub(r"(?:^|(?<=[\s(\[{<—–/]))\"", "“", text).replace('"', "”")
    return re.sub(r"(?:^|(?<=[\s(\[{<—–/]))'", "‘", text).replace("'", "’")


def _ascii(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.translate(_PLAIN).translate(_ASCII))
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))


def _regex(text: str, pattern: str, use: str) -> str:
    compiled = patterns.compiled(pattern, match_case=True)
    return compiled.sub(lambda m: _REFERENCE.sub(lambda r: _group([m[0], *m.groups()], r[1]), use), text, timeout=1.0)


def _split(text: str, by: str, number: str) -> str:
    parts = text.split(by)
    at = int(number)
    return parts[at] if -len(parts) <= at < len(parts) else text


def _unwrap(text: str, sign: str) -> str:
    return text.removeprefix(sign).removesuffix(sign)


OPERATIONS: dict[str, tuple[int, Callable[..., str]]] = {
    "replace": (2, lambda text, old, new: text.replace(old, new)),
    "remove": (1, lambda text, signs: "".join(c for c in text if c not in signs)),
    "regex": (2, _regex),
    "trim": (1, lambda text, signs: text.strip(signs)),
    "trim_left": (1, lambda text, signs: text.lstrip(signs)),
    "trim_right": (1, lambda text, signs: text.rstrip(signs)),
    "truncate": (1, lambda text, sign: text.partition(sign)[0]),
    "split": (2, _split),
    "wrap": (1, lambda text, sign: f"{sign}{text}{sign}"),
    "unwrap": (1, _unwrap),
    "prefix": (1, lambda text, sign: sign + text),
    "suffix": (1, lambda text, sign: text + sign),
    "squeeze": (0, lambda text: re.sub(r"\s+", " ", text)),
    "capitalize": (0, lambda text: text[:1].upper() + text[1:]),
    "uncapitalize": (0, lambda text: text[:1].lower() + text[1:]),
    "smart": (0, _smart),
    "dumb": (0, lambda text: text.translate(_PLAIN)),
    "ascii": (0, _ascii),
    "lower": (0, str.lower),
    "upper": (0, str.upper),
    "simple": (0, lambda text: " ".join(_words(text)).lower()),
    "kebab": (0, lambda text: "-".join(_words(text)).lower()),
    "snake": (0, lambda text: "_".join(_words(text)).lower()),
    "pascal": (0, lambda text: "".join(word[:1].upper() + word[1:].lower() for word in _words(text))),
    "camel": (
        0,
        lambda text: "".join(w.lower() if not n else w[:1].upper() + w[1:].lower() for n, w in enumerate(_words(text))),
    ),
}
"""Name of an operation → the number of its arguments, and what it does to a text."""


def steps(edit: Sequence[str]) -> list[Sequence[str]]:
    """The operations of a list in which each name is followed by its arguments.

    Raises:
        ValueError: an operation is unknown or lacks an argument; the message (Indonesian) says which.
    """
    found: list[Sequence[str]] = []
    at = 0
    while at < len(edit):
        if edit[at] not in OPERATIONS:
            raise ValueError(f"Operasi “{edit[at]}” tidak dikenal. Pilih: {', '.join(sorted(OPERATIONS))}.")
        count = OPERATIONS[edit[at]][0]
        if len(edit) < at + 1 + count:
            raise ValueError(f"Operasi “{edit[at]}” memerlukan {count} nilai.")
        if edit[at] == "split" and not re.fullmatch(r"-?\d+", edit[at + 2]):
            raise ValueError("Nilai kedua “split” ialah nomor bagian, mulai dari 0.")
        if edit[at] == "regex":
            patterns.compiled(edit[at + 1], match_case=True)
        found.append(edit[at : at + 1 + count])
        at += 1 + count
    return found


def made(found: str, edit: Sequence[str], groups: Sequence[str] = ()) -> str:
    """What operations make of a text; `$1` in an argument is the text of a group, `$0` the text itself.

    Args:
        found: the text.
        edit: the operations, each name followed by its arguments, which are valid.
        groups: the texts of the groups of the expression that found it.
    """
    text = found
    for name, *arguments in steps(edit):
        if name != "regex":
            arguments = [_REFERENCE.sub(lambda r: _group([found, *groups], r[1]), one) for one in arguments]
        text = OPERATIONS[name][1](text, *arguments)
    return text.strip()


def _group(groups: Sequence[str | None], reference: str) -> str:
    if reference == "$":
        return "$"
    number = int(reference.strip("{}"))
    return (groups[number] or "") if number < len(groups) else ""

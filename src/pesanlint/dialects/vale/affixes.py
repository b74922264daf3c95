"""Expands words by flags of a Hunspell affix file: `utilize/DGS` is utilize, utilized, utilizing and utilizes."""

import re
from collections.abc import Sequence

from pesanlint.records import NamedTuple

_SLASH = re.compile(r"(?<!\\)/(?=[^/]*$)")
_PLAIN = re.compile(r"[\w' -]+(?:\\/[\w' -]+)*")


class AffixError(ValueError):
    """A flag is unknown, or what has flags is no plain word; the message is Indonesian."""

    at: tuple[str | int, ...] = ()
    """Where in the rule."""


class _Rule(NamedTuple):
    is_suffix: bool
    stripped: str
    added: str
    condition: re.Pattern[str]


class Affixes:
    """The rules of an affix file.

    Args:
        text: the file.
    """

    def __init__(self, text: str) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        for line in text.splitlines():
            parts = line.split()
            if len(parts) < 4 or parts[0] not in ("SFX", "PFX"):
                continue
            kind, flag, stripped, added, *rest = parts
            if rest and rest[0].isdigit() and stripped in "YN" and added.isdigit():
                continue
            if stripped in ("Y", "N") and added.isdigit():  # the head of a group
                self._rules.setdefault(flag, [])
                continue
            condition = rest[0] if rest and not rest[0].startswith("#") else "."
            added = added.partition("/")[0]
            is_suffix = kind == "SFX"
            try:
                compiled = re.compile(rf"{condition}$" if is_suffix else rf"^{condition}")
            except re.error:
                continue
            rule = _Rule(is_suffix, "" if stripped == "0" else stripped, "" if added == "0" else added, compiled)
            self._rules.setdefault(flag, []).append(rule)

    def forms(self, word: str, flags: str) -> list[str]:
        """Return a word and its forms.

        Raises:
            AffixError: a flag is unknown.
        """
        found = [word]
        for flag in flags:
            if flag not in self._rules:
                raise AffixError(
                    f"“{flag}” pada “{word}/{flags}” bukan tanda imbuhan dalam kamusnya; tulis garis miring biasa “\\/”"
                )
            for rule in self._rules[flag]:
                if not rule.condition.search(word):
                    continue
                if rule.is_suffix and word.endswith(rule.stripped):
                    found.append(word[: len(word) - len(rule.stripped)] + rule.added)
                elif not rule.is_suffix and word.startswith(rule.stripped):
                    found.append(rule.added + word[len(rule.stripped) :])
        return list(dict.fromkeys(found))

    def token(self, token: str) -> str:
        """Return a token in which each word with flags is the choice of its forms.

        Raises:
            AffixError: a flag is unknown, or what has flags is no plain word.
        """
        return " ".join(map(self._part, token.split(" ")))

    def _part(self, part: str) -> str:
        if not _SLASH.search(part):
            return part
        before = r"\b" if part.startswith(r"\b") else ""
        after = r"\b" if part.endswith(r"\b") else ""
        word, flags = _SLASH.split(part[len(before) : len(part) - len(after)], maxsplit=1)
        if not _PLAIN.fullmatch(word):
            raise AffixError(f"“{part}” memiliki tanda imbuhan, sehingga katanya harus teks biasa")
        return f"{before}(?:{'|'.join(map(re.escape, self.forms(word.replace(chr(92), ''), flags)))}){after}"


def expanded(data: dict[str, object], affixes: Affixes) -> dict[str, object]:
    """Return a rule with the words of its `tokens` or `swap` expanded.

    Raises:
        AffixError: a flag is unknown, or what has flags is no plain word.
    """
    made = dict(data)
    tokens, swap = data.get("tokens"), data.get("swap")
    if isinstance(tokens, Sequence) and not isinstance(tokens, str):
        made["tokens"] = [_at(("tokens", index), affixes, str(one)) for index, one in enumerate(tokens)]
    if isinstance(swap, dict):
        made["swap"] = {_at(("swap", key), affixes, str(key)): value for key, value in swap.items()}
    return made


def _at(place: tuple[str | int, ...], affixes: Affixes, token: str) -> str:
    try:
        return affixes.token(token)
    except AffixError as error:
        error.at = place
        raise

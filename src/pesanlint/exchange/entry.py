"""Define an entry of terms for all exchange formats, and extract the entries of a guideline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pesanlint.errors import PesanlintError
from pesanlint.finding import Level
from pesanlint.guideline import Guideline
from pesanlint.kinds.forbidden import Forbidden
from pesanlint.kinds.substitution import Substitution


class ExchangeError(PesanlintError):
    """A file of terms cannot be read or written; the message (Indonesian) has the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Terms with the same meaning: those to avoid, those to use, and further fields."""

    avoid: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    """The preferred term first."""
    context: tuple[str, ...] = ()
    """Longer phrases in which a term to avoid is right."""
    source: str = ""
    """The clause."""
    level: str = Level.WARNING.value
    """`error`, `warning` or `suggestion`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entries of a guideline, and notes (Indonesian, one sentence each) on rules that no exchange format can hold."""

    entries: tuple[Entry, ...]
    lost: tuple[str, ...]


def gathered(guideline: Guideline, names: Iterable[str]) -> Gathered:
    """Return the entries of some rules of a guideline as written, without derived forms.

    Args:
        guideline: the guideline.
        names: the full names of the rules.
    """
    wanted = set(names)
    entries: list[Entry] = []
    others: list[str] = []
    inflected = 0
    for rule in guideline.rules:
        if rule.id not in wanted:
            continue
        shared = (rule.source, rule.level.value)
        if isinstance(rule, Substitution):
            inflected += sum(swap.inflect is True for swap in rule.swap)
            entries += (Entry(swap.not_, swap.use, swap.except_, *shared, rule.why) for swap in rule.swap)
        elif isinstance(rule, Forbidden):
            entries += (Entry(one.not_, one.alternatives, one.except_, *shared, one.advice or rule.why) for one in rule.phrases)
        else:
            others.append(rule.id)
    lost = []
    if others:
        lost.append(f"{len(others)} aturan jenis lain, yang bukan daftar istilah, tidak ikut: {_some(others)}.")
    if inflected:
        lost.append(f"{inflected} butir menemukan juga bentuk berimbuhannya; di sini hanya bentuk yang tertulis.")
    if entries:
        lost.append("Pesan, contoh, masa berlaku, cakupan, dan kunci lapis tidak ikut.")
    return Gathered(tuple(entries), tuple(lost))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "")

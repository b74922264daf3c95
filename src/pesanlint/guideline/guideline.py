"""The guideline: all rules in force for a desk."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pesanlint.authoring.fields import record
from pesanlint.authoring.problems import did_you_mean
from pesanlint.desk.desk import Desk
from pesanlint.guideline.triggers import Triggers
from pesanlint.language.languages import DEFAULT
from pesanlint.records import NamedTuple
from pesanlint.rule import Rule


@record()
class Layer:
    """One layer of the guideline."""

    name: str
    title: str
    folder: Path | None = None
    language: str = DEFAULT.code
    """The language of the texts to which its rules apply."""
    left_out: tuple[str, ...] = ()
    """Rules of another program that cannot be run here, and what else is not heeded: with place and reason (Indonesian)."""
    watched: tuple[Path, ...] = ()
    """Folders beside its own in which a changed file can change it; those of other programs have some."""


class Guideline(NamedTuple):
    """All rules in force, their layers (highest first), and the desk that applies them."""

    rules: Sequence[Rule]
    layers: tuple[Layer, ...] = ()
    desk: Desk = Desk()
    triggers: Triggers | None = None
    """The triggers of the rules, if already computed."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its layers, that of the lowest first, which is the expected language of texts."""
        return tuple(dict.fromkeys(layer.language for layer in reversed(self.layers))) or (DEFAULT.code,)


def no_such_rule(selector: str, names: Collection[str]) -> str:
    """The message (Indonesian) for a selector that covers none of the rules; empty if it covers one."""
    if any(covers(selector, name) for name in names):
        return ""
    choices = names if "." in selector else {name.partition(".")[0] for name in names}
    return f"Tidak ada aturan yang namanya diawali “{selector}”.{did_you_mean(selector, choices)}"


def covers(selector: str, rule: str) -> bool:
    """Whether a full rule name begins with the selector, word by word: `kpu` and `kpu.istilah` cover `kpu.istilah-asing`."""
    return rule == selector or (rule.startswith(selector) and rule[len(selector)] in ".-")

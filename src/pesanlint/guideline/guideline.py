"""The guideline: all rules in force for a desk."""

from dataclasses import dataclass, field
from pathlib import Path

from pesanlint.rule import Desk, Rule


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer that the guideline was made of."""

    name: str
    title: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Guideline:
    """All rules in force, the layers that they came from (highest first), and the desk that applies them."""

    rules: tuple[Rule, ...]
    layers: tuple[Layer, ...] = ()
    desk: Desk = field(default_factory=Desk)


def covers(selector: str, rule: str) -> bool:
    """Whether a full rule name begins with the selector, word by word: `kpu` and `kpu.istilah` cover `kpu.istilah-asing`."""
    return rule == selector or (rule.startswith(selector) and rule[len(selector)] in ".-")

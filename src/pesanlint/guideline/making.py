"""Fills in the computed forms of the rules in force, or takes them from memory if nothing has changed."""

from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from pesanlint.errors import ItemError
from pesanlint.guideline.memory import Memory, Words
from pesanlint.rule import Rule
from pesanlint.search.folding import folded


@dataclass(slots=True, eq=False)
class Made:
    """A rule in force."""

    written: Rule
    """The rule after all layers."""
    words: Words
    rule: Rule | None
    """The rule with computed forms; None if it is remembered and has not been needed yet."""
    is_new: bool
    """Whether it was computed in this run."""


def made(rules: Sequence[Rule], memory: Memory, wrong: Callable[[int, Rule, ItemError], None]) -> list[Made]:
    """The rules with computed forms.

    Args:
        rules: the rules after all layers, in order: forms computed for one rule are not computed for later ones.
        memory: the results of earlier runs.
        wrong: called for each rule whose forms cannot be computed, with its index.
    """
    known = memory.words(rules)
    written = [one.written if one else _written(rule) for rule, one in zip(rules, known, strict=True)]
    taken = set(chain.from_iterable(written))
    found: list[Made] = []
    for index, (rule, one) in enumerate(zip(rules, known, strict=True)):
        if one and list(filter(taken.__contains__, one.asked)) == one.taken:
            found.append(Made(rule, one, None, is_new=False))
        else:
            asked = _Asked(taken)
            try:
                filled = rule.expanded(asked)
            except ItemError as error:
                wrong(index, rule, error)
                filled = rule
            found.append(Made(rule, _words(rule, filled, written[index], asked.answers), filled, is_new=True))
        if found[-1].words.is_filled:
            taken.update(found[-1].words.found)
    return found


class _Asked(Collection[str]):
    """The taken words; records which words were tested."""

    def __init__(self, taken: Set[str]) -> None:
        self._taken = taken
        self.answers: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        answer = self.answers[word] = word in self._taken  # type: ignore[index]
        return answer

    def __iter__(self) -> Iterator[str]:
        raise TypeError("rules ask for single words")

    def __len__(self) -> int:
        return len(self._taken)


def _written(rule: Rule) -> list[str]:
    return list(dict.fromkeys(folded(word) for rewrite in rule.rewrites() for word in (rewrite.found, rewrite.use)))


def _words(rule: Rule, filled: Rule, written: list[str], answers: dict[str, bool]) -> Words:
    rewrites = list(filled.rewrites())
    found, use = [folded(one.found) for one in rewrites], [folded(one.use) for one in rewrites]
    return Words(
        written, list(answers), [word for word, is_taken in answers.items() if is_taken], found, use, filled is not rule
    )

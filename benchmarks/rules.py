"""Prints the processor time that each rule takes per text: for every text the least of several rounds.

    rules.py TEXTS [--rounds N] [--top N]

TEXTS is a JSONL file whose lines have a `text`. On a shared machine `check --profile` adds up whatever else the machine does;
the least of some rounds hardly holds any of it, so that two versions of a rule can be compared. What rules share (sentences,
quotations, dates, folded text) is computed before.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import thread_time

from pesanlint import Linter
from pesanlint.readers import read_text


def main() -> None:
    """Measure, and print the kinds and then the slowest rules, in microseconds per text."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("texts", type=Path)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--top", type=int, default=40)
    given = options.parse_args()
    texts = [json.loads(line)["text"] for line in given.texts.read_text("utf-8").splitlines()]
    linter = Linter.from_config()
    least: dict[tuple[str, str, int], float] = {}
    for _ in range(given.rounds):
        for number, text in enumerate(texts):
            for kind, rule, seconds in _timed(linter, text):
                key = kind, rule, number
                least[key] = min(least.get(key, seconds), seconds)
    kinds: dict[str, float] = defaultdict(float)
    rules: dict[str, float] = defaultdict(float)
    for (kind, rule, _), seconds in least.items():
        kinds[kind] += seconds
        rules[rule] += seconds
    for taken, most in ((kinds, len(kinds)), (rules, given.top)):
        for name, seconds in sorted(taken.items(), key=lambda item: -item[1])[:most]:
            print(f"{seconds / len(texts) * 1e6:8.1f}  {name}")
        print(f"{sum(taken.values()) / len(texts) * 1e6:8.1f}  in all\n")


def _timed(linter: Linter, text: str) -> Iterable[tuple[str, str, float]]:
    """The kind, the name and the seconds of each rule that can fire on a text."""
    reading = linter.reading(read_text(text))
    for passage in reading.passages:
        _ = passage.sentences, passage.folded, passage.speech
    _ = reading.dates, reading.words
    hits = linter.automaton.hits(reading.folded)
    for firing in linter.firing(reading, hits):
        start = thread_time()
        firing.look(firing.reading, firing.places, firing.everywhere)
        yield firing.rule.kind, firing.rule.id, thread_time() - start
    reading.close()


if __name__ == "__main__":
    main()

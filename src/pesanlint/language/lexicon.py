"""Word lists of a language: one file a topic in the `lexicon` folder of its package, a word a line with its tags.

    # Verbs that stand before the speaker.
    # source: KBBI VI
    ujar	stem
    kata	stem noun

Word and tags are parted by a tab, tags by blanks. Lines that begin with `#` are comments; a `source` holds for the words below
it. A topic is read when first asked for, and once.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent


@cache
def tagged(language: str, topic: str) -> dict[str, tuple[str, ...]]:
    """The words of a topic by tag, in no order. A word stands under each of its tags."""
    alike: dict[str, list[str]] = defaultdict(list)
    for line in (_ROOT / language / "lexicon" / f"{topic}.txt").read_text("utf-8").splitlines():
        if line[0] != "#":
            word, _, tags = line.partition("\t")
            alike[tags].append(word)
    found: dict[str, list[str]] = defaultdict(list)
    for tags, those in alike.items():
        for tag in tags.split():
            found[tag] += those
    return {tag: tuple(those) for tag, those in found.items()}


def words(language: str, topic: str, *tags: str) -> tuple[str, ...]:
    """The words of a topic that have one of some tags.

    Raises:
        KeyError: no word of the topic has such a tag.
    """
    by_tag = tagged(language, topic)
    return tuple(dict.fromkeys(word for tag in tags for word in by_tag[tag]))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of some words, the longest first; `*` in a word stands for any rest of it."""
    return "|".join(sorted(words, key=len, reverse=True)).replace("*", r"\w*")

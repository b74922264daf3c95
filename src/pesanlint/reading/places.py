"""Where in a document a rule looks, by the elements that a block is and stands in: `heading.h2`, `list & ~blockquote`."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

RAW = "raw"
"""The source as it is written, markup and all, as one block."""
KNOWN = frozenset(
    "text heading h1 h2 h3 h4 h5 h6 paragraph list blockquote table header cell caption figure alt attribute title "
    "frontmatter code".split()
) | {RAW}
"""Every label that a selector may name. `text` is every block of prose; `attribute` a `title` of a link or an element."""


def unknown(selector: str) -> list[str]:
    """The names in a selector that no block ever has."""
    return [label for _, labels in _parts(selector) for label in labels if label not in KNOWN]


@lru_cache(maxsize=4096)
def are_within(selectors: tuple[str, ...], labels: frozenset[str]) -> bool:
    """Whether a block with these labels is meant by one of the selectors.

    A selector names labels joined by dots, all of which the block must have; `~` before it negates it, `&` joins several.
    """
    return any(
        all((labels.issuperset(wanted - {"text"})) != is_negated for is_negated, wanted in _parts(selector))
        for selector in selectors
    )


def is_raw(selectors: Sequence[str]) -> bool:
    """Whether the selectors mean the source as it is written."""
    return bool(selectors) and all(selector.strip() == RAW for selector in selectors)


@lru_cache(maxsize=1024)
def _parts(selector: str) -> Sequence[tuple[bool, frozenset[str]]]:
    return tuple(
        (part.strip().startswith("~"), frozenset(_labels(part.strip().removeprefix("~")))) for part in selector.split("&")
    )


def _labels(part: str) -> Iterable[str]:
    return filter(None, (label.strip() for label in part.split(".")))

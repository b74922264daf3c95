"""Select the blocks that a rule checks, by their element and its ancestors: `heading.h2`, `list & ~blockquote`."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

RAW = "raw"
"""The selector of the whole source, with markup, as one block."""
KNOWN = frozenset(
    "text heading h1 h2 h3 h4 h5 h6 paragraph list blockquote table header cell caption figure alt attribute title "
    "frontmatter code comment line block inline link strong emphasis quote".split()
) | {RAW}
"""Every label that a selector may name. `text` is every block of prose; `attribute` a `title` of a link or an element."""
_FIELD = "frontmatter."
"""Begins the label of a field of the front matter, `frontmatter.description`."""


def unknown(selector: str) -> list[str]:
    """Return the names in a selector that no block can have."""
    return [label for _, labels in _parts(selector) for label in labels if label not in KNOWN and not label.startswith(_FIELD)]


@lru_cache(maxsize=4096)
def are_within(selectors: tuple[str, ...], labels: frozenset[str]) -> bool:
    """Whether one of the selectors matches a block with these labels.

    A selector names labels joined by dots, all of which the block must have; `~` before it negates it, `&` joins several.
    """
    return any(
        all((labels.issuperset(wanted - {"text"})) != is_negated for is_negated, wanted in _parts(selector))
        for selector in selectors
    )


def names(selectors: Sequence[str], label: str) -> bool:
    """Whether one of the selectors has a label."""
    return any(label in labels for selector in selectors for _, labels in _parts(selector))


def is_raw(selectors: Sequence[str]) -> bool:
    """Whether the selectors name the source instead of the prose."""
    return bool(selectors) and all(selector.strip() == RAW for selector in selectors)


def is_inline(selectors: Sequence[str]) -> bool:
    """Whether the selectors name elements within prose."""
    return bool(selectors) and all(selector.startswith("inline") for selector in selectors)


@lru_cache(maxsize=1024)
def _parts(selector: str) -> Sequence[tuple[bool, frozenset[str]]]:
    return tuple(
        (part.strip().startswith("~"), frozenset(_labels(part.strip().removeprefix("~")))) for part in selector.split("&")
    )


def _labels(part: str) -> Iterable[str]:
    if part.startswith(_FIELD):
        return (_FIELD.rstrip("."), part)
    return filter(None, (label.strip() for label in part.split(".")))

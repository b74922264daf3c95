"""HTML elements whose content is not read, by what a reader of the page sees instead."""

from pesanlint.readers import skipped

WORDS = frozenset("code kbd math samp".split())
"""Elements that may be part of a sentence: they are read as a placeholder."""

FALLBACKS = frozenset("noembed noframes noscript".split())
"""Fallback prose for programs that do not support an element or scripts: some visitors see it."""

PICTURES = FALLBACKS | frozenset(
    "applet audio canvas embed iframe input meter object progress select svg textarea video".split()
)
"""Elements that are not part of a paragraph that they begin or end: they are read as an image."""

NOTHING = frozenset("datalist listing plaintext pre rp rt script style template xmp".split())
"""Elements that show nothing, or something apart from the text around them."""

SKIPPED = {"del": skipped.DELETED, "template": skipped.HIDDEN, **dict.fromkeys(FALLBACKS, skipped.FALLBACK)}
"""Element → why its prose is skipped."""

UNREAD = WORDS | PICTURES | NOTHING

ELEMENT_LABELS: dict[str, frozenset[str]] = {
    **{f"h{level}": frozenset(("heading", f"h{level}")) for level in range(1, 7)},
    "th": frozenset(("table", "header")),
    "caption": frozenset(("table", "caption")),
    "figcaption": frozenset(("figure", "caption")),
}
"""What an element says more of its text than the kind of its blocks does."""

"""Elements of HTML whose content is not read, by what a reader of the page sees in their place."""

from pesanlint.readers import skipped

WORDS = frozenset("code kbd math samp".split())
"""Something that a sentence may end with: it reads as a placeholder."""

FALLBACKS = frozenset("noembed noframes noscript".split())
"""Prose for programs that know less or run no scripts: some visitors see something there."""

PICTURES = FALLBACKS | frozenset(
    "applet audio canvas embed iframe input meter object progress select svg textarea video".split()
)
"""Something that is no part of a paragraph that it begins or ends: it reads as an image."""

NOTHING = frozenset("datalist listing plaintext pre rp rt script style template xmp".split())
"""Nothing, or what stands apart from the text around it."""

SKIPPED = {"del": skipped.DELETED, "template": skipped.HIDDEN, **dict.fromkeys(FALLBACKS, skipped.FALLBACK)}
"""Why the prose of an element is passed over, where its name says so."""

UNREAD = WORDS | PICTURES | NOTHING

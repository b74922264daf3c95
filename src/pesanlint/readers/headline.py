"""Whether a text's first block is its headline, where nothing but its looks says so."""

HEADLINE_LENGTH = 200

_CLOSING_MARKS = "\"”’'»)]*_~"


def looks_like_headline(text: str) -> bool:
    """Whether a text's first block is short, and no sentence, salutation or introduction of a list."""
    text = text.rstrip(_CLOSING_MARKS)
    return len(text) <= HEADLINE_LENGTH and not text.endswith((".", ":", ",", ";"))

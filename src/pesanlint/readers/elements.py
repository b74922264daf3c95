"""Elements of HTML whose content is not read, by what a reader of the page sees in their place."""

WORDS = frozenset("code kbd math samp".split())
"""Something that a sentence may end with: it reads as a placeholder."""

PICTURES = frozenset("applet audio canvas embed iframe input meter object progress select svg textarea video".split())
"""Something that is no part of a paragraph that it begins or ends: it reads as an image."""

NOTHING = frozenset("datalist listing noembed noframes noscript plaintext pre rp rt script style template xmp".split())
"""Nothing, or what stands apart from the text around it."""

UNREAD = WORDS | PICTURES | NOTHING

"""Whether a stretch of text is Indonesian, by its function words.

Function words are the commonest of any running text, and those of two languages seldom are the same: what has several of
another language and next to none of Indonesian is not Indonesian. The name of a programme in a sentence tells nothing.
"""

import re

_WORD = re.compile(r"[^\W\d_]+")

_INDONESIAN = frozenset(
    """adalah agar akan antara atas atau bagi bahwa belum beliau dalam dan dapat dari dengan di hari hingga ialah ia ini itu
    jika juga kami karena ke kepada kita lebih maka maupun melalui menjadi mereka namun oleh pada para saat saja sangat satu
    saya sebagai secara sehingga sejak selama seluruh semua seperti serta setelah setiap sudah tahun telah tentang terhadap
    tersebut tetapi tidak untuk yaitu yang""".split()
)
# None of these is a word of Indonesian, too.
_ENGLISH = frozenset(
    """about after also and are because been before between but can could during each every for from had has have how into
        is its more most not of on or other our shall should that the their there these they this those through to under was
        we were what when where which while who will with would you your""".split()
)
_OTHERS = (
    frozenset(  # Javanese
        """badhe dening dhateng dhumateng iki iku inggih ingkang kabeh kaliyan kangge kang kawula kula lan marang menika ora
        panjenengan punika rawuh saking sampun sanget sedaya sing sugeng wis wonten""".split()
    ),
    frozenset(  # Sundanese
        """abdi aya dina eta hatur henteu ieu ka kana kanggo keur kuring manawi nu nuhun rahayu sadaya sadayana sampurasun
        sareng sumping teh teu tina urang wilujeng""".split()
    ),
    # What fills a template that has no text yet.
    frozenset("adipiscing aliqua amet consectetur dolor dolore eiusmod elit enim incididunt ipsum lorem magna tempor".split()),
)
_FOREIGN = frozenset(word.encode() for word in _ENGLISH.union(*_OTHERS))
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
_LEAST = 2
"""Function words of another language that say that a short stretch without any of Indonesian is in it."""
_TIMES = 3
"""How many times as many there must be as of Indonesian, where it has some."""
_LENGTH = 2000
"""So many characters are looked at: more say no more."""


def is_foreign(text: str) -> bool:
    """Whether a text is clearly in another language: English, Javanese or Sundanese, or a template's `Lorem ipsum`."""
    text = text[:_LENGTH]
    if _FOREIGN.isdisjoint(text.lower().encode("ascii", "replace").translate(_LETTERS).split()):  # as nearly everywhere
        return False
    words = [word for word in _WORD.findall(text) if not (word.isupper() and len(word) > 1)]
    lowered = [word.lower() for word in words]
    own = sum(word in _INDONESIAN for word in lowered)
    small = lowered[:1] + words[1:]  # in capitals they are names: Sugeng, Wilujeng
    foreign = max(sum(word in _ENGLISH for word in lowered), *(sum(word in other for word in small) for other in _OTHERS))
    return foreign >= _LEAST and foreign >= own * _TIMES

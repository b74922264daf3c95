"""What the names of works, programmes and themes stand behind: `bertajuk “…”`."""

import re

from pesanlint.language.words import WORD

_NAMED = frozenset(
    """
    acara aplikasi artikel berjudul bernama bertagar bertajuk bertema bertemakan buku buletin diskusi film gerakan inovasi
    istilah jargon jingle judul judulnya kampanye kanal kegiatan kelas lagu laman layanan lomba majalah makalah mars materi
    modul moto motto nama namanya novel podcast program puisi rubrik sayembara seminar siniar sistem slogan tagar tagline tajuk
    tari tema temanya topik video webinar
""".split()
)
"""What stands before the name of a programme, a theme or a work."""
_BETWEEN = frozenset("adalah besar bernama dengan ialah utama yaitu yakni".split())
"""What may stand between such a word and the name: `dengan tema besar adalah “…”`."""
_DEFINES = frozenset("adalah ialah yaitu yakni".split())
_THEMES = frozenset("judul judulnya moto motto slogan tagline tajuk tema temanya".split())
"""What such a name may belong to with more words between: `tema pada acara itu yakni “…”`."""
_SENTENCE_END = re.compile(r"[.?!]\s")
_LAST_WORDS = re.compile(r"(?:[^\W_]+ ){0,2}[^\W_]+(?=\s{0,3}[:,]?\s{0,3}$)")


def introduces(before: str) -> bool:
    """Whether a text ends in a word that such a name follows."""
    found = _LAST_WORDS.search(before[-40:])
    words = found[0].lower().split() if found else []
    is_defined = bool(words) and words[-1] in _DEFINES
    while len(words) > 1 and words[-1] in _BETWEEN:
        words.pop()
    if words and words[-1] in _NAMED:
        return True
    return is_defined and not _THEMES.isdisjoint(WORD.findall(_SENTENCE_END.split(before)[-1].lower()))

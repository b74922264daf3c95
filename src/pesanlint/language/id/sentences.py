"""Where sentences end.

EYD V, III.A, III.G and III.H: sentences end in a full stop, question mark or exclamation mark, but a full stop also ends
abbreviations, initials and list numbers, and a sentence may end inside quotation marks.
"""

import re

from pesanlint.language.sentences import Borders

# Abbreviations that stand before what they belong to, and so never end a sentence.
_LEADING = frozenset(
    """
    a.n akbp bpk brigjen c.q cq cv dr dra drs gg hj hlm ir irjen jend jl jln k.h kab kapt kec kel kep kh kombes komjen
    kompol letjen mayjen mr mrs ms nn no nomor ny pdt pj pjs plh plt prof prov ps pt rm rr sdr sdri st tb telp tgl tn u.b
    u.p ust vs yth
""".split()
)

# Degrees may end a sentence, but not where another degree or the rest of the same one follows: S. Pd., M. Si.
_DEGREE = re.compile(r"(?:[SMA]\.?(?:[A-Z][a-z]{0,4}\.?)*|Ph\.?D|Dr|Sp|Pd|Si|Sos|Kom|Ag|Hum|Farm|Ked|Psi|Ikom)$")
_DEGREE_FOLLOWS = re.compile(r"(?:[SMA]\. ?)?(?:[A-Z][a-z]{0,4}\.)(?:[A-Z][a-z]{0,4}\.?)*(?=[\s,.;)]|$)")


BORDERS = Borders(_LEADING, ("huruf ",), _DEGREE, _DEGREE_FOLLOWS)
split = BORDERS.split
"""The sentences of a stretch of text: see `Borders.split`."""

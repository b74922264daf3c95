"""The enclitics of Indonesian: -nya, -ku, -mu, -lah and -kah; and pun, by mistake.

Sources: EYD V, II.E (-lah and -kah in one word, pun apart but in conjunctions such as `meskipun`) and II.H (-ku, -mu, -nya).
"""

from pesanlint.language.enclitics import Enclitics

ENCLITICS = Enclitics(("nya", "lah", "kah", "pun", "ku", "mu"), apart=("pun",))

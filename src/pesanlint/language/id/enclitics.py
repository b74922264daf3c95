"""The enclitics of Indonesian: -nya, -ku, -mu, -lah and -kah; and pun, which is often joined by mistake.

Sources: EYD V, II.E (-lah and -kah are joined; pun is a word of its own except in conjunctions such as `meskipun`) and II.H
(-ku, -mu, -nya).
"""

from pesanlint.language.enclitics import Enclitics

ENCLITICS = Enclitics(("nya", "lah", "kah", "pun", "ku", "mu"), apart=("pun",))

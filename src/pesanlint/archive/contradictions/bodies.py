"""Normalise the names of bodies: `Komisi Pemilihan Umum Kab. Jember` → `kpu kabupaten jember`."""

import re
from functools import lru_cache

_SAME = (
    (re.compile(r"\bkomisi pemilihan umum\b"), "kpu"),
    (re.compile(r"\bkomisi independen pemilihan\b"), "kip"),
    (re.compile(r"\bbadan pengawas pemilihan umum\b"), "bawaslu"),
    (re.compile(r"\bkab\.?(?= )"), "kabupaten"),
    (re.compile(r"\bprov\.?(?= )"), "provinsi"),
    (re.compile(r"[^\w]+"), " "),
)


@lru_cache(maxsize=65536)
def alike(body: str) -> str:
    """Return the normalised name of a body, equal for all mentions of the same body."""
    name = body.casefold()
    for form, use in _SAME:
        name = form.sub(use, name)
    return name.strip()

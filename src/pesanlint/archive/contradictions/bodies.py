"""Bodies as releases name them, made alike: `Komisi Pemilihan Umum Kab. Jember` is `kpu kabupaten jember`."""

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
    """The name of a body by which two mentions of it are told to be of one."""
    name = body.casefold()
    for form, use in _SAME:
        name = form.sub(use, name)
    return name.strip()

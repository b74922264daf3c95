"""SHA-256 without OpenSSL: `hashlib` loads it, which takes a quarter of the time that Python itself needs to start."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash as Hash
    from hashlib import sha256
else:
    Hash = object
    try:
        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:  # a Python built without it
        from hashlib import sha256

__all__ = ["Hash", "sha256"]

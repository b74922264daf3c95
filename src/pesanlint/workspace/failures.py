"""Turn an error over one file into a failure in its report, so that the run continues with the other files."""

import traceback
from pathlib import Path

from pesanlint.errors import BaselineError, ChangesError, GuidelineError, SelectorError
from pesanlint.finding import Failure

_OF_THE_RUN = (GuidelineError, BaselineError, ChangesError, SelectorError, KeyboardInterrupt, SystemExit, GeneratorExit)
"""Errors that would occur with every file, and those that end a run on purpose."""
_LONGEST = 200
"""Characters of a library's error message that are reported; it may quote the file."""


def failure(error: BaseException) -> Failure:
    """Return the failure for an error over one file.

    Raises:
        BaseException: the error itself, if it concerns the whole run.
    """
    from pesanlint.errors import ReadError, WriteError, reason

    match error:
        case ReadError() | WriteError():
            return Failure(str(error))
        case MemoryError():
            return Failure("Memori tidak cukup untuk berkas ini. Bagi menjadi beberapa berkas, lalu periksa kembali.")
        case RecursionError():
            return Failure("Isi berkas ini bersarang terlalu dalam. Salin teksnya ke berkas baru, lalu periksa berkas itu.")
        case OSError():
            return Failure(f"Berkas tidak dapat dibaca: {reason(error)}.")
    if isinstance(error, _OF_THE_RUN):
        raise error
    said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    place = next((f"{Path(f.filename).name}:{f.lineno}" for f in reversed(traceback.extract_tb(error.__traceback__))), "")
    return Failure(
        f"Kesalahan dalam pesanlint ({said}; {place}), bukan kesalahan Anda; berkas ini dilewati dan dibiarkan seperti semula. "
        "Laporkan kepada pengelola pesanlint, sebaiknya beserta berkasnya."
    )

"""What keeps one file from being checked or mended, as its entry in the report. Whatever it is, the run goes on."""

import traceback
from pathlib import Path

from pesanlint.errors import BaselineError, ChangesError, GuidelineError, SelectorError
from pesanlint.finding import Failure

_OF_THE_RUN = (GuidelineError, BaselineError, ChangesError, SelectorError, KeyboardInterrupt, SystemExit, GeneratorExit)
"""What no other file would fare better with, and what ends a run on purpose."""
_LONGEST = 200
"""Characters of an error of a library that are told: it may quote the file."""


def failure(error: BaseException) -> Failure:
    """The entry for what went wrong with one file.

    Raises:
        BaseException: the error itself, where it is one of the whole run.
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

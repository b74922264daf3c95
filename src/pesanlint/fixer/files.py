"""Writing a mended text back: whole or not at all, and never over what someone else has just saved."""

import os
import shutil
import tempfile
from pathlib import Path

from pesanlint.document import Document
from pesanlint.reasons import reason


class WriteError(Exception):
    """A file that could not be written; the message (Indonesian) says why. The file is as it was."""


def write(path: Path, before: Document, after: Document) -> None:
    """Put the mended document in the place of the one that was read, keeping encoding, mode and owner.

    Raises:
        WriteError: the file has changed since it was read, cannot be written, or its encoding lacks a character.
    """
    target = path.resolve()
    try:
        data = after.bom + after.source.encode(after.encoding)
        if target.read_bytes() != before.bom + before.source.encode(before.encoding):
            raise WriteError("Berkas berubah sejak dibaca; perbaikan tidak ditulis. Jalankan kembali.")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            shutil.copystat(target, temporary)
            if hasattr(os, "chown"):
                owner = target.stat()
                if (owner.st_uid, owner.st_gid) != (os.geteuid(), os.getegid()):
                    os.chown(temporary, owner.st_uid, owner.st_gid)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except UnicodeEncodeError as error:
        missing = error.object[error.start]
        raise WriteError(f"Pengodean {before.encoding} tidak memuat “{missing}”; simpan dahulu berkas sebagai UTF-8.") from None
    except OSError as error:
        raise WriteError(f"Tidak dapat ditulis: {reason(error)}.") from None

"""Why the operating system refused something, in Indonesian."""

import errno

_REASONS = {
    errno.ENOENT: "tidak ditemukan",
    errno.ENOTDIR: "bagian dari lokasinya bukan folder",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.EEXIST: "sudah ada",
    errno.EACCES: "izinnya tidak cukup",
    errno.EPERM: "izinnya tidak cukup",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EDQUOT: "kuota penyimpanan habis",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EIO: "perangkatnya gagal membaca atau menulis",
}


def reason(error: OSError) -> str:
    """The reason of an error in a few words, without a full stop; in the system's own words where it is a rare one."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)

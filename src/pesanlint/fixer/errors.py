"""What keeps a mended file from being written."""

from pesanlint.writing import WriteError

__all__ = ["WriteError"]

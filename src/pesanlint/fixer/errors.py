"""What keeps a mended file from being written."""


class WriteError(Exception):
    """A file that could not be written; the message (Indonesian) says why. The original is as it was."""

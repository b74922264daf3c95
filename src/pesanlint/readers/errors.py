"""What keeps a file from being read."""


class ReadError(Exception):
    """A file that cannot be read; the message (Indonesian) says where and what to do."""

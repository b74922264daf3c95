"""Writes fixes into Word files: tracked changes for fixes, comments for findings that a person must decide."""

from pesanlint.fixer.word.review import reviewed

__all__ = ["reviewed"]

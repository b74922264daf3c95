"""Fixes into Word files: tracked changes for what can be mended, comments for what a person has to decide."""

from pesanlint.fixer.word.review import reviewed

__all__ = ["reviewed"]

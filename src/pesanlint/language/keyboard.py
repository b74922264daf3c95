"""Which letters lie side by side on a keyboard, so that one is hit in the place of the other."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

BESIDE = {letter: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in _ROWS for at, letter in enumerate(row)}
"""The neighbours of each letter in its row."""

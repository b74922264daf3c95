"""Neighbouring letters on a QWERTY keyboard, which are easily typed for each other."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

BESIDE = {letter: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in _ROWS for at, letter in enumerate(row)}
"""The neighbours of each letter in its row."""

_AT = {letter: (row, at + row * 0.25 + (row == 2) * 0.25) for row, keys in enumerate(_ROWS) for at, letter in enumerate(keys)}

NEAR = {
    letter: "".join(
        other for other, (row, at) in _AT.items() if abs(row - _AT[letter][0]) == 1 and abs(at - _AT[letter][1]) < 1
    )
    for letter in _AT
}
"""The neighbours of each letter in the rows above and below.

The second row is shifted to the right by a quarter of a key, the third by another half.
"""

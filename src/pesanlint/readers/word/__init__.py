"""Reads WordprocessingML (ECMA-376, part 1, chapter 17): the prose of a Word file, and the elements that contain it."""

"""WordprocessingML (ECMA-376, part 1, chapter 17): what of a Word file is prose, and where it stands."""

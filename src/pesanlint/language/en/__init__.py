"""English: a second, smaller language."""

"""English: a second, small language."""

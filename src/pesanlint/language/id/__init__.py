"""Indonesian: what a text's sentences, dates, names and verbs of saying are. Knows nothing of rules."""

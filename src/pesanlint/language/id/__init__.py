"""Indonesian: its sentences, dates, names, verbs of saying, inflection and spelling. Imports no rules."""

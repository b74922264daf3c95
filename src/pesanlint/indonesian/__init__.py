"""Indonesian: what a text's sentences, quotations, dates and names are. Knows nothing of rules."""

"""A document as the rules see it: its quotations, sentences, names and terms."""

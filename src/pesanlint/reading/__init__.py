"""A document as the rules read it: its quotations, sentences, names and terms."""

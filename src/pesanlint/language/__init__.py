"""Languages behind one interface, `language.Language`."""

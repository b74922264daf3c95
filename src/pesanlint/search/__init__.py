"""Finds where literals and patterns occur in a text. Imports no rules."""

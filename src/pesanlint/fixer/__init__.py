"""Applies fixes to texts and files."""

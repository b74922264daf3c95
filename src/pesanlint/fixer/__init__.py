"""Fixes into texts and files."""

"""Runs the rules on a document, turns their matches into findings, and applies suppressions."""

from pesanlint.linter.linter import Linter

__all__ = ["Linter"]

"""The guideline made ready, the pass over a document, suppressions and the baseline."""

from pesanlint.linter.linter import Linter

__all__ = ["Linter"]

"""Loads a guideline: YAML into validated rules, layer on layer. A mistake is reported with file, line, key and correction."""

from typing import TYPE_CHECKING, Any

from pesanlint.errors import GuidelineError, Problem
from pesanlint.guideline.config import Config, ConfigFile, find_config
from pesanlint.guideline.config_file import load_config
from pesanlint.guideline.guideline import Guideline, Layer, covers, no_such_rule

if TYPE_CHECKING:
    from pesanlint.guideline.loading import load

__all__ = [
    "Config",
    "ConfigFile",
    "Guideline",
    "GuidelineError",
    "Layer",
    "Problem",
    "covers",
    "find_config",
    "load",
    "load_config",
    "no_such_rule",
]


def __getattr__(name: str) -> Any:
    if name == "load":  # reading a compiled guideline must not import YAML and the validator
        from pesanlint.guideline.loading import load

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

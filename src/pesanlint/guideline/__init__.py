"""The guideline loader: YAML into validated rules, layer on layer; a mistake is reported with file, line, key and the mend."""

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
    if name == "load":  # YAML and the validator are imported when a guideline is loaded, not when a compiled one is read
        from pesanlint.guideline.loading import load

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

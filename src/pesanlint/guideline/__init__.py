"""The guideline loader: YAML into validated rules, layer on layer; a mistake is reported with file, line, key and the mend."""

from pesanlint.guideline.config import Config, ConfigFile, find_config, load_config
from pesanlint.guideline.guideline import Guideline, Layer, covers, load, no_such_rule
from pesanlint.guideline.problems import GuidelineError, Problem

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

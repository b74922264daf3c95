"""What every face stands on: configurations found, files checked and fixed, baselines kept. Knows no command line."""

from pesanlint.workspace.workspace import Choices, Setup, Workspace

__all__ = ["Choices", "Setup", "Workspace"]

"""Find configurations, check and fix files, and keep baselines, for the command line, the server and the archive alike."""

from pesanlint.workspace.workspace import Choices, Setup, Workspace

__all__ = ["Choices", "Setup", "Workspace"]

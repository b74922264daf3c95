"""Jobs for worker processes, which import them by name."""

import os
import time
from typing import Any


def folder(workspace: Any) -> str:
    return str(workspace.folder)


def process(workspace: Any) -> int:
    return os.getpid()


def sleep(workspace: Any, seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def die(workspace: Any) -> None:
    os._exit(9)


def stumble(workspace: Any) -> None:
    raise KeyError("satu")

"""pesanlint checks public communication against an organisation's guideline.

The API for embedding is one class:

    from pesanlint import Linter
    findings = Linter.from_config(".").check_text("KPU mengajak warga melawan hoax.")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pesanlint.linter import Linter

__all__ = ["Linter"]


def __getattr__(name: str) -> Any:
    if name == "Linter":
        from pesanlint.linter import Linter

        return Linter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

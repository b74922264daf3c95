"""Figures as Indonesian writes them."""


def figure(number: int) -> str:
    """A whole number with a dot after every three digits."""
    return f"{number:,}".replace(",", ".")

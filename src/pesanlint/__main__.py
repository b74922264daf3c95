"""`python -m pesanlint` is `pesanlint`."""

from pesanlint.cli import main

main()

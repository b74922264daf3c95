"""The language server: findings while people write, in any editor that speaks the Language Server Protocol, over stdio.

`pygls` implements the protocol, and `workspace` checks the texts.
"""

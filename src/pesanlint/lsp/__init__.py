"""The language server: findings while people write, in any editor that speaks the Language Server Protocol, over stdio.

`pygls` speaks the protocol. What a text comes to is asked of `workspace`; nothing here judges anything.
"""

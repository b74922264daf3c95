"""A server for assistants (Model Context Protocol): an assistant checks its drafts against the guideline.

Everything runs in this process, over stdio: this server sends no text to other machines. What the assistant does with the
answers depends on its operator.
"""

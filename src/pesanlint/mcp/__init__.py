"""The assistant's side door: an assistant that drafts asks the guideline before it answers, by the Model Context Protocol.

Everything happens in this process, over stdio: no text leaves the machine by it. What the assistant does with what it is told
is for its own operator to know.
"""

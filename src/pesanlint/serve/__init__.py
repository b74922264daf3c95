"""A server for writers: a page in the browser, an API for other systems, and the protocol of LanguageTool.

It stands on the workspace, checks in worker processes, and keeps no text.
"""

"""A server for writers: a page in the browser, an API for other systems, and the protocol of LanguageTool.

Worker processes check the texts; none is stored.
"""

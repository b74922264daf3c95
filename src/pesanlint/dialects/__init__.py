"""Read rule files into drafts of rules, one module for each file format."""

"""From the files that rules are written in to drafts of rules: one module a form."""

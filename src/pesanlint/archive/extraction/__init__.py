"""Extract persons, events, abbreviations and figures from releases, normalised for comparison."""

"""What releases say of persons, events, abbreviations and figures, in a form in which two of them can be compared."""

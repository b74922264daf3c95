"""Import and export terms: tables, TBX, Vale and prh. One module for each format."""

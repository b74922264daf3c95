"""The desk: who checks, and what its own files say of persons, figures and units."""

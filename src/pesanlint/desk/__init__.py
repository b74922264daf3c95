"""The desk that writes the texts: its unit, and its own files of persons and facts."""

"""What is known of a language, behind one door."""

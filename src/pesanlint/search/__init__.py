"""From literals to the places where they occur in a text. Knows nothing of rules."""

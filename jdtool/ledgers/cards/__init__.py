"""Person cards: label and value pairs instead of a table."""

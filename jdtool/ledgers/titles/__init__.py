"""Titles to fields: where a header stands, what its words mean, whose column it is."""

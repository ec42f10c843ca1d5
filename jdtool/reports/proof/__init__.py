"""Proofreading: the numbers of a written report against each other and against the ledgers."""

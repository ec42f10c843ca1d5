"""Unreadable: why a file gave no sheets."""


class Unreadable(Exception):  # noqa: N818 - it is a reason, kept as a value one call further up
    """One Chinese line: what is wrong with the file and what to do. Never leaves the stage."""


class PasswordNeeded(Unreadable):
    """The file is encrypted and no password was tried yet."""

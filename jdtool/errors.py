"""JdtoolError: what the user can mend."""


class JdtoolError(Exception):
    """A mistake the user can mend; the message is one Chinese line with the place and the remedy.

    Raised anywhere, caught once in the command line, which prints it and ends with exit code 2.
    Never put a person's name or number into the message.
    """

"""What stops the line from starting."""


class CannotStartError(Exception):
    """One line for a person: what is wrong and what to do about it."""

"""What is wrong with a file of seeds, and where."""


class SeedsError(ValueError):
    """A file of seeds breaks its rules; the message names file and line."""

"""A file that is no report, or none that can be read."""


class Rejected(Exception):
    """Why a file was not taken in; ``reason`` is one line of Chinese for the person who handed it in."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

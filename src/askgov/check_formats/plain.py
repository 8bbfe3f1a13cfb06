"""Text from reports made safe for a terminal, a log and XML: on one line, with nothing in it that moves the cursor or turns the line."""


def plain(text: str) -> str:
    """``text`` on one line; what cannot be seen is written out (\\x1b), lost characters too."""
    return "".join(character if character.isprintable() else _written(character) for character in " ".join(text.split()))


def _written(character: str) -> str:
    return " " if character.isspace() else character.encode("unicode_escape", "backslashreplace").decode()

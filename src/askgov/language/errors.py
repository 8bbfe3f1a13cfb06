"""What can go wrong with the embedding model and the chat model, each with the command that mends it.

LanguageError
├── ModelNotFound          no such folder, hub id or package
├── ModelDamaged           a model file is not what it should be
├── EngineUnavailable      the engine asked for is not installed, or cannot run this model
├── FingerprintMismatch    the index was made with other vectors
├── ChatUnavailable        the chat model's setting is wrong, or its extra is not installed
└── ChatFailed             the chat model gave no reply
"""


class LanguageError(Exception):
    """One Chinese line for the user: what happened, why, and the command (or setting) that mends it."""

    def __init__(self, what: str, why: str, command: str) -> None:
        super().__init__(f"{what}：{why}。请运行：{command}")
        self.what = what
        self.why = why
        self.command = command


class ModelNotFound(LanguageError):
    """The embedding model that the settings name is nowhere to be found."""


class ModelDamaged(LanguageError):
    """A model file is cut short, changed, or not of the format that its name promises."""


class EngineUnavailable(LanguageError):
    """The engine is unknown, its libraries are not installed, or it cannot run the model."""


class FingerprintMismatch(LanguageError):
    """Vectors of the index and vectors of the open engine live in different spaces."""


class ChatUnavailable(LanguageError):
    """The setting of the chat model is not understood, or its extra is not installed."""


class ChatFailed(LanguageError):
    """The chat model's endpoint refused, took too long, or sent what is no reply."""

"""Embedding models: the only package that knows how a text becomes a vector.

Importing it loads neither ONNX Runtime, torch nor LangChain; `open_embeddings` does, when it is called.
"""

from askgov.language.embeddings import open_embeddings
from askgov.language.errors import EngineUnavailable, FingerprintMismatch, LanguageError, ModelDamaged, ModelNotFound
from askgov.language.fingerprint import Fingerprint, check_fingerprint

__all__ = [
    "EngineUnavailable",
    "Fingerprint",
    "FingerprintMismatch",
    "LanguageError",
    "ModelDamaged",
    "ModelNotFound",
    "check_fingerprint",
    "open_embeddings",
]

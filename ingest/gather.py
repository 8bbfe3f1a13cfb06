"""What a command line means, file by file: files and folders as they are, archives unpacked, lists of addresses left to be fetched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.archives import is_archive, unpack
from ingest.downloads import addresses
from ingest.given import Given
from ingest.walk import files, reason, refusal


@dataclass(frozen=True)
class Gathered:
    """What was given: files at hand, and addresses still to be fetched."""

    files: tuple[Given, ...]
    addresses: tuple[str, ...] = ()


def gather(paths: Sequence[Path], folder: Path) -> Gathered:
    """Everything that ``paths`` mean. Archives are unpacked into ``folder``, which must be there and empty.

    Addresses are taken only from lists that were named themselves: a list lying in somebody's folder must not make this machine call
    other machines. Raises TooManyFiles.
    """
    lists = {path: found for path in paths if (found := addresses(path))}
    at_hand = [given for path in files([path for path in paths if path not in lists]) for given in _opened(path, folder)]
    return Gathered(tuple(at_hand), tuple(dict.fromkeys(address for found in lists.values() for address in found)))


def _opened(path: Path, folder: Path) -> Iterator[Given]:
    given = Given(path, str(path), path.name)
    try:
        if refused := refusal(path):
            yield given.refuse(refused)
        elif is_archive(path):
            yield from unpack(given, folder)
        elif addresses(path):
            yield given.refuse("是网址清单，请在命令里直接写出它的路径")
        else:
            yield given
    except OSError as error:
        yield given.refuse(f"打不开文件：{reason(error)}")

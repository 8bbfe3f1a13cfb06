"""What a command line means, file by file: files and folders as they are, archives unpacked, lists of addresses left to be fetched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from ingest.archives import is_archive, unpack
from ingest.downloads import addresses
from ingest.given import Given
from ingest.walk import TooManyFiles, files, reason, refusal


@dataclass(frozen=True)
class Gathered:
    """What was given: files at hand, and addresses still to be fetched."""

    files: tuple[Given, ...]
    addresses: tuple[str, ...] = ()


def gather(paths: Sequence[Path], folder: Path, most: int | None = None) -> Gathered:
    """Everything that ``paths`` mean. Archives are unpacked into ``folder``, which must be there and empty.

    Addresses are taken only from lists that were named themselves: a list lying in somebody's folder must not make this machine call
    other machines. Raises TooManyFiles, also as soon as there are more than ``most``.
    """
    lists = {path: found for path in paths if (found := addresses(path))}
    opened = chain.from_iterable(_opened(path, folder) for path in files([path for path in paths if path not in lists]))
    at_hand = list(islice(opened, None if most is None else most + 1))
    if most is not None and len(at_hand) > most:
        raise TooManyFiles(f"超过 {most} 个文件，请分批")
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

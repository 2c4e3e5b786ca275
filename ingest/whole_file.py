"""A file that is there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cypher.errors import FileError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Writes beside the path and takes its name when all is written; on an error or Ctrl-C nothing is left, and a file
    that was there is as it was.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise FileError(f"{path} can't be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            part.unlink()

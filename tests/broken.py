"""A data file with one thing in it spoilt."""

from pathlib import Path


def broken_copy(file: Path, folder: Path, old: str, new: str) -> Path:
    """A copy of ``file`` in ``folder`` in which the first ``old`` is ``new``."""
    text = file.read_text("utf-8")
    assert old in text
    copy = folder / file.name
    copy.write_text(text.replace(old, new, 1), "utf-8")
    return copy

"""An extraction as it is kept with its article, so that everything derived can be made anew without reading the text
again.
"""

from functools import cache

from pydantic import TypeAdapter

from ingest.extraction import Extraction


@cache
def _adapter() -> TypeAdapter[Extraction]:
    return TypeAdapter(Extraction)


def dump_extraction(extraction: Extraction) -> str:
    """As JSON, without losing anything."""
    return _adapter().dump_json(extraction).decode()


def load_extraction(text: str) -> Extraction:
    """Back from JSON."""
    return _adapter().validate_json(text)

"""An extraction as it is kept with its article, so that everything derived can be made anew without reading the text
again.
"""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from cypher.errors import OtherVersion
from ingest.extraction import Extraction


@cache
def _adapter() -> TypeAdapter[Extraction]:
    return TypeAdapter(Extraction)


def dump_extraction(extraction: Extraction) -> str:
    """As JSON, without losing anything."""
    return _adapter().dump_json(extraction).decode()


def load_extraction(text: str) -> Extraction:
    """Back from JSON."""
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise OtherVersion(
            "it keeps what articles say in a way that this Sarhad can't read: open it with the Sarhad that wrote it, "
            "or ingest its articles into an empty graph"
        ) from error

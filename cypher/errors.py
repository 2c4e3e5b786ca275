"""What can go wrong between a question and the graph, each error with the HTTP status that it means.

SarhadError
├── QueryFileError      500  a .cypher file breaks the contract between its header and its body
├── BatchError          500  rows that a write query does not take
├── QueryFailed         500  Neo4j refuses a query; the driver's error is its cause
├── OtherVersion        500  a graph that another Sarhad wrote, and this one can't take
├── FileError           422  a file that can't be written, an archive that can't be read
├── NotEmpty            409  a graph that holds something already
├── NotFound            404  a path names nothing
│   ├── BadParameter    422  a value that no type check sees: an unknown name, a foreign cursor
│   └── NotOffered      406  a format that the question can't be answered in
├── GraphUnavailable    503  no Neo4j answers, or it refuses our password
└── QueryTimeout        504  Neo4j ended a query at its time limit
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Near:
    """A name that may have been meant."""

    id: str
    name: str
    kind: str


class SarhadError(Exception):
    """The root: ``str(error)`` says what happened and what to do next."""

    status = 500
    title = "Internal error"


class QueryFileError(SarhadError):
    title = "A query file is broken"


class BatchError(SarhadError):
    title = "Rows do not fit their write query"


class QueryFailed(SarhadError):  # noqa: N818
    title = "Neo4j refuses the query"


class FileError(SarhadError):
    status = 422
    title = "The file can't be used"


class OtherVersion(SarhadError):  # noqa: N818
    title = "The graph is of another Sarhad"


class NotEmpty(SarhadError):  # noqa: N818
    status = 409
    title = "The graph is not empty"


class NotFound(SarhadError):  # noqa: N818 - the tree reads better so
    status = 404
    title = "Not found"

    def __init__(self, detail: str, parameter: str, nearest: Sequence[Near] = ()) -> None:
        super().__init__(detail)
        self.parameter = parameter
        self.nearest = tuple(nearest)


class BadParameter(NotFound):
    status = 422
    title = "A parameter can't be read"


class NotOffered(NotFound):
    status = 406
    title = "The format does not fit"


class GraphUnavailable(SarhadError):  # noqa: N818
    status = 503
    title = "Neo4j does not answer"


class QueryTimeout(SarhadError):  # noqa: N818
    status = 504
    title = "The query ran out of time"

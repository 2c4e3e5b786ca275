"""YAML with the line of every row, so that a message can name it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from seeds.errors import SeedsError

T = TypeVar("T")
_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Refuses a key given twice, which YAML would let win silently."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:  # noqa: ANN401 - yaml's loader has no type
    keys = [key.value for key, _ in node.value]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise yaml.constructor.ConstructorError(None, None, f"{twice!r} is given twice", node.start_mark)
    return {
        loader.construct_object(key, deep=True): loader.construct_object(value, deep=True) for key, value in node.value
    }


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(file: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """The content of a YAML file."""
    try:
        return yaml.load(file.read_text("utf-8"), _Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedsError(f"{file}:{line}: {error.problem}") from error
    except UnicodeDecodeError as error:
        raise SeedsError(f"{file}: not UTF-8 at byte {error.start}") from error


def read_rows(file: Path) -> list[tuple[int, dict[str, Any]]]:
    """The rows of a YAML list of mappings, each with its line."""
    try:
        node = yaml.compose(file.read_text("utf-8"), _Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedsError(f"{file}:{line}: {error.problem}") from error
    content = read_yaml(file)
    if not isinstance(node, yaml.SequenceNode) or not all(isinstance(row, dict) for row in content):
        raise SeedsError(f"{file}:1: expected a list of rows")
    return [(item.start_mark.line + 1, row) for item, row in zip(node.value, content, strict=True)]


def read_mapping(file: Path, shape: TypeAdapter[T]) -> T:
    """A YAML mapping, checked; what does not fit is told with its line."""
    content = read_yaml(file)
    if not isinstance(content, dict):
        raise SeedsError(f"{file}:1: expected a mapping")
    try:
        return shape.validate_python(content)
    except ValidationError as error:
        raise explain(f"{file}:{line_of(file, error.errors()[0]['loc'])}", error) from error


def line_of(file: Path, path: Iterable[str | int]) -> int:
    """The line on which a path of keys and indexes stands, as far as the file has it."""
    node = yaml.compose(file.read_text("utf-8"), yaml.SafeLoader)
    line = node.start_mark.line if node else 0
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(part)), None)
            key, node = pair or (None, None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            key = node = node.value[part]
        else:
            break
        if key is None:
            break
        line = key.start_mark.line
    return int(line) + 1


def explain(where: str, error: ValidationError) -> SeedsError:
    """The first thing that pydantic found wrong, in one line."""
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"])
    return SeedsError(f"{where}: {path}: {first['msg']}")

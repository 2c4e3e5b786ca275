"""YAML with the line of every row, so that a message can name it."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from seeds.errors import SeedsError

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


def explain(where: str, error: ValidationError) -> SeedsError:
    """The first thing that pydantic found wrong, in one line."""
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"])
    return SeedsError(f"{where}: {path}: {first['msg']}")

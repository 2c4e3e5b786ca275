"""Headers and bodies of query files: what they make and what is refused."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from cypher import catalog
from cypher.errors import QueryFileError
from cypher.graph import WRITE_ORDER

GOLDEN = Path(__file__).parent / "golden" / "queries"
QUERIES = catalog.queries()
HEADER = "// ---\n// summary: s\n// path: /s\n// returns: {id: str}\n// one: true\n// ---\n"
LIST = HEADER.replace("// one: true\n", "// params: {limit: {type: int, default: 1}}\n")


def load(folder: Path, text: str) -> catalog.Query:
    file = folder / "tag" / "name.cypher"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return catalog.load_query(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MATCH (n) RETURN n.id AS id", "no front matter"),
        (HEADER + "MATCH (n {id: $id}) RETURN n.id AS id", "'id'"),
        (HEADER.replace("// one", "// params: {x: {type: int}}\n// one") + "RETURN 1 AS id", "'x'"),
        (LIST + "RETURN 1 AS id LIMIT $limit", "'skip'"),
        (HEADER.replace("// one: true\n", "") + "RETURN 1 AS id SKIP $skip", "declares limit"),
        (HEADER.replace("/s\n", "/s/{id}\n") + "RETURN 1 AS id", "path names parameters"),
        (HEADER.replace("id: str", "id: text") + "RETURN 1 AS id", "no type or shape 'text'"),
        (HEADER.replace("// one", "// params: {x: {type: Planet}}\n// one") + "RETURN $x AS id", "no type 'Planet'"),
        (HEADER.replace("// one", "// paths: x\n// one") + "RETURN 1 AS id", "paths"),
        (HEADER.replace("summary: s", "summary: [") + "RETURN 1 AS id", "no YAML"),
        (HEADER + "// + nowhere\nRETURN 1 AS id", "no part 'nowhere'"),
    ],
)
def test_broken_files_are_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(QueryFileError, match=message) as caught:
        load(tmp_path, text)
    assert "name.cypher" in str(caught.value)


@pytest.mark.parametrize(
    "body", ["// costs $5\nRETURN '$x' AS id", 'RETURN "$x" AS id /* $y */', "RETURN 1 AS `id`, 'it\\'s $z' AS id"]
)
def test_dollars_in_strings_and_comments_are_no_parameters(tmp_path: Path, body: str) -> None:
    assert load(tmp_path, HEADER + body).Params.model_fields == {}


def test_a_comment_hides_nothing_that_follows_it(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="'hidden'"):
        load(tmp_path, HEADER + "// why\nRETURN $hidden AS id")


def test_parts_are_spliced_and_may_name_parts() -> None:
    text = QUERIES["attacks"].text
    assert "// +" not in text
    assert "AS evidence" in text


@pytest.mark.parametrize(
    "given",
    [
        {"limit": 0},
        {"limit": 501},
        {"limit": "x"},
        {"since": "2024"},
        {"since": "1700000000"},
        {"since": "2024-13-01"},
        {"place": ""},
        {"typo": 1},
    ],
)
def test_values_out_of_bounds_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        QUERIES["attacks"].Params(**given)


def test_values_are_read_as_their_types() -> None:
    params = QUERIES["events"].Params(type="strike", since="2024-01-31", radius_km="7.5", contested="true")
    assert dict(params) | {"type": "strike"} == dict(params) | {
        "type": "strike",
        "since": date(2024, 1, 31),
        "radius_km": 7.5,
        "contested": True,
    }


@pytest.mark.parametrize("name", QUERIES)
def test_every_question_has_what_it_takes(name: str) -> None:
    query = QUERIES[name]
    assert query.header.summary
    assert (GOLDEN / f"{name}.yml").is_file()
    if query.pages:
        assert re.search(r"ORDER BY [^)]*\bid\b", query.text), "a total order ends in an id"
        assert query.Params.model_fields["limit"].default <= 50
    for example in query.header.examples:
        query.Params(**example)
    assert [name for name, field in query.Params.model_fields.items() if not field.description] == []


def test_every_golden_file_has_its_question() -> None:
    assert {file.stem for file in GOLDEN.glob("*.yml")} == set(QUERIES)


def test_paths_are_distinct() -> None:
    paths = [query.header.path for query in QUERIES.values()]
    assert len(paths) == len(set(paths))


def test_the_order_of_writing_names_every_write_query_once() -> None:
    assert sorted(WRITE_ORDER) == sorted(catalog.writes())


def test_the_readme_lists_the_fields_of_every_write_query() -> None:
    table = (catalog.FOLDER / "README.md").read_text("utf-8")
    for name, write in catalog.writes().items():
        line = re.search(rf"(?m)^\| `{name}` \| (.+?) \|", table)
        assert line, name
        if write.fields:
            assert tuple(re.findall(r"[`,] ?(\w+)(?=[:,`])", line[1])) == write.fields


def test_shapes_and_names_are_all_used() -> None:
    declared = yaml.safe_load((catalog.FOLDER / "types.yml").read_text("utf-8"))
    used = declared["shapes"].__repr__() + "".join(repr(query.header) for query in QUERIES.values())
    assert [
        name
        for name in [*declared["shapes"], *declared["names"]]
        if not re.search(rf"\b{name}\b", used.replace(f"'{name}':", ""))
    ] == []

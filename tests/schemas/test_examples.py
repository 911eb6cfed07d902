"""Each event has an example, and each example is what its schema says."""

import json
from pathlib import Path

import jsonschema
import pytest

from schemas.__main__ import MODELS, schema
from schemas.asyncapi import MESSAGES
from schemas.events import EventType
from schemas.topics import Role


EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples"
MODEL_OF = {model.__name__: model for model in MODELS}
FILES = sorted(p for p in EXAMPLES.glob("*.json") if not p.name.startswith("Raw."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_is_read_by_its_model(path: Path) -> None:
    """What a writer of ours sends, a reader of ours reads, and nothing is lost."""
    model = MODEL_OF[path.name.split(".")[0]]
    text = path.read_text(encoding="utf-8")
    read = model.model_validate_json(text, strict=True)
    assert json.loads(read.model_dump_json(exclude_none=True)) == json.loads(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_obeys_its_json_schema(path: Path) -> None:
    """A reader in another language, who has only the schema, can rely on it."""
    made = schema(MODEL_OF[path.name.split(".")[0]])
    jsonschema.Draft202012Validator.check_schema(made)
    validator = jsonschema.Draft202012Validator(
        made, format_checker=jsonschema.FormatChecker()
    )
    validator.validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("role", Role)
def test_every_topic_has_an_example_of_each_message(role: Role) -> None:
    """Nobody has to guess what travels on a topic."""
    names = {path.name.split(".")[0] for path in EXAMPLES.glob("*.json")}
    assert set(MESSAGES[role]) <= names


def test_every_type_of_event_has_an_example() -> None:
    """A site's author can try each thing that may happen to a page."""
    types = {json.loads(path.read_text(encoding="utf-8")).get("type") for path in FILES}
    assert {str(t) for t in EventType} <= types


def test_a_reader_ignores_what_it_does_not_know_yet() -> None:
    """A field that a newer writer adds does not stop an older reader."""
    text = (EXAMPLES / "Notice.json").read_text(encoding="utf-8")
    newer = json.loads(text) | {"added_next_year": 1}
    known = MODEL_OF["Notice"].model_validate_json(text)
    assert MODEL_OF["Notice"].model_validate(newer) == known

"""A change of an event either serves all readers or is named."""

import pytest

from schemas.__main__ import MODELS, schema
from schemas.compatibility import Schema, breaking


def event(required: list[str] | None = None, **properties: Schema) -> Schema:
    """A schema of an object with these properties."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required or []),
    }


TEXT: Schema = {"type": "string"}
OLD = event(["id"], id=TEXT, word=TEXT)


def test_a_new_optional_field_breaks_nobody() -> None:
    """Adding what may be absent is the one way to change an event."""
    new = event(["id"], id=TEXT, word=TEXT, more={"type": "integer"})
    assert breaking(OLD, new) == []


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (event(["id"], id=TEXT), "$.word was removed"),
        (event(["id", "word"], id=TEXT, word=TEXT), "$.word is now required"),
        (event([], id=TEXT, word=TEXT), "$.id is no longer required"),
        (
            event(["id"], id=TEXT, word={"type": "integer"}),
            "$.word: type was string, is integer",
        ),
    ],
    ids=["removed", "required", "optional", "type"],
)
def test_a_change_that_a_reader_cannot_follow_is_named(new: Schema, said: str) -> None:
    """Whoever changes an event is told in one line what is wrong with it."""
    assert breaking(OLD, new) == [said]


def test_a_value_that_is_taken_away_or_added_is_named() -> None:
    """Old readers fail on a new word, new readers on an old record's."""
    old = event(kind={"type": "string", "enum": ["story", "alert"]})
    for enum in (["story"], ["story", "alert", "quiz"]):
        new = event(kind={"type": "string", "enum": list(enum)})
        assert len(breaking(old, new)) == 1


def test_the_order_of_words_means_nothing() -> None:
    """Sorting an enumeration or changing a remark is no change."""
    old = event(kind={"enum": ["story", "alert"], "description": "a"})
    new = event(kind={"enum": ["alert", "story"], "description": "b"})
    assert breaking(old, new) == []


def test_what_may_be_null_no_longer_is_named() -> None:
    """A choice that goes is missed by those who wrote it, one that comes by readers."""
    either: Schema = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    only: Schema = {"anyOf": [{"type": "string"}]}
    assert breaking(event(word=either), event(word=only)) == [
        "$.word may no longer be null"
    ]
    assert breaking(event(word=only), event(word=either)) == ["$.word may now be null"]


def test_a_part_is_compared_wherever_it_is_defined() -> None:
    """Moving a part into a definition of its own changes nothing; its change counts."""
    inner = event(["id"], id=TEXT)
    referred = event(parts={"type": "array", "items": {"$ref": "#/$defs/Part"}})
    inline = event(parts={"type": "array", "items": inner})
    assert breaking(referred | {"$defs": {"Part": inner}}, inline) == []
    changed = referred | {"$defs": {"Part": event([])}}
    assert breaking(inline, changed) == [
        "$.parts[].id was removed",
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_schema_breaks_itself(model: type) -> None:
    """What did not change is never called a change."""
    assert breaking(schema(model), schema(model)) == []

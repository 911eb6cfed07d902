"""Fields of an entry, as feedparser names them; one of another type counts as absent."""

from services.ingest.json import Json, JsonObject


def text(entry: JsonObject, name: str) -> str:
    """A field's text without the space around it; "" when it is not there."""
    value = entry.get(name)
    return value.strip() if isinstance(value, str) else ""


def objects(entry: JsonObject, name: str) -> list[JsonObject]:
    """A list of objects; one alone is a list of one."""
    value = entry.get(name)
    values: list[Json] = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict)]


def detail(entry: JsonObject, name: str) -> JsonObject:
    """What goes with a text: its type and language."""
    value = entry.get(f"{name}_detail")
    return value if isinstance(value, dict) else {}


def links(entry: JsonObject, rel: str) -> list[JsonObject]:
    """The links of one relation."""
    return [one for one in objects(entry, "links") if text(one, "rel") == rel]

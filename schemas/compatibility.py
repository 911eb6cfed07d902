"""Whether a changed schema still serves those who read by the old one, and old data.

Readers of the old schema meet new events, and new readers meet old ones (topics keep a
month). Only one change serves both: one more property that may be absent. Every other
is named here.
"""

from collections.abc import Iterator

from pydantic import JsonValue


Schema = dict[str, JsonValue]

# Words for people; they bind no reader.
_REMARKS = frozenset({"title", "description", "default", "examples", "discriminator"})
_PARTS = frozenset({"properties", "required", "items", "anyOf", "oneOf", "$defs"})
_NAMING = frozenset({"$id", "$schema"})


def breaking(old: Schema, new: Schema) -> list[str]:
    """Every change that some reader cannot follow, one line each; none is well."""
    return list(_compare(_whole(old, old), _whole(new, new), "$"))


def _whole(part: Schema, root: Schema) -> Schema:
    """The part with its definitions put in place of the references to them."""
    if "$ref" in part:
        part = _object(_defined(root, str(part["$ref"]))) | {
            k: v for k, v in part.items() if k != "$ref"
        }
    return {k: _whole_value(v, root) for k, v in part.items() if k != "$defs"}


def _whole_value(value: JsonValue, root: Schema) -> JsonValue:
    if isinstance(value, dict):
        return _whole(value, root)
    if isinstance(value, list):
        return [_whole_value(v, root) for v in value]
    return value


def _defined(root: Schema, reference: str) -> JsonValue:
    return _object(root["$defs"])[reference.removeprefix("#/$defs/")]


def _compare(old: Schema, new: Schema, at: str) -> Iterator[str]:
    yield from _compare_words(old, new, at)
    yield from _compare_properties(old, new, at)
    if "items" in old and "items" in new:
        yield from _compare(_object(old["items"]), _object(new["items"]), f"{at}[]")
    for word in ("anyOf", "oneOf"):
        yield from _compare_choices(
            _choices(old.get(word)), _choices(new.get(word)), at
        )


def _compare_words(old: Schema, new: Schema, at: str) -> Iterator[str]:
    """Type, format, enum, limits: what a value may be."""
    ignored = _REMARKS | _PARTS | _NAMING
    for word in sorted((old.keys() | new.keys()) - ignored):
        was, now = _ordered(old.get(word)), _ordered(new.get(word))
        if was != now:
            yield f"{at}: {word} was {was}, is {now}"


def _compare_properties(old: Schema, new: Schema, at: str) -> Iterator[str]:
    was, now = _object(old.get("properties")), _object(new.get("properties"))
    needed, needs = _names(old.get("required")), _names(new.get("required"))
    yield from (f"{at}.{name} was removed" for name in was if name not in now)
    yield from (f"{at}.{name} is now required" for name in sorted(needs - needed))
    for name in (n for n in was if n in now):
        if name in needed - needs:
            yield f"{at}.{name} is no longer required"
        yield from _compare(_object(was[name]), _object(now[name]), f"{at}.{name}")


def _compare_choices(
    old: dict[str, Schema], new: dict[str, Schema], at: str
) -> Iterator[str]:
    yield from (f"{at} may no longer be {name}" for name in old if name not in new)
    yield from (f"{at} may now be {name}" for name in new if name not in old)
    for name in (n for n in old if n in new):
        yield from _compare(old[name], new[name], at)


def _choices(members: JsonValue) -> dict[str, Schema]:
    found = [_object(m) for m in members] if isinstance(members, list) else []
    return {str(m.get("title") or m.get("type") or m): m for m in found}


def _ordered(value: JsonValue) -> JsonValue:
    return sorted(value, key=str) if isinstance(value, list) else value


def _object(value: JsonValue) -> Schema:
    return value if isinstance(value, dict) else {}


def _names(value: JsonValue) -> set[str]:
    return {str(name) for name in value} if isinstance(value, list) else set()

"""Pictures, graphics, videos and sounds: as items of their own and beside a story."""

from collections.abc import Iterator
from typing import Literal

from schemas.story import Media, Rendition, Rights
from services.ingest.json import Json, JsonObject
from services.ingest.parse.ninjs.fields import Fields, first_word, lowered, word
from services.ingest.parse.ninjs.spellings import MIME, SIZE
from services.ingest.parse.ninjs.texts import caption, credit, headline


MediumKind = Literal["picture", "graphic", "video", "audio"]

_KINDS: dict[str, MediumKind] = {
    "picture": "picture",
    "photo": "picture",
    "image": "picture",
    "graphic": "graphic",
    "animated": "graphic",
    "video": "video",
    "audio": "audio",
}
_GONE = frozenset({"canceled", "cancelled", "withheld", "killed", "recalled"})
_MOST = 10**12


def own_media(fields: Fields, kind: MediumKind) -> tuple[Media, ...]:
    """The medium that the item itself is."""
    found = _medium(fields, kind)
    return (found,) if found.renditions else ()


def associated_media(fields: Fields) -> tuple[Media, ...]:
    """The media that stand beside a story; stories beside it are not read."""
    found: list[Media] = []
    for name, value in _associations(fields):
        if not isinstance(value, dict):
            fields.problems.append(f"associations: {name} is no item"[:80])
            continue
        inner = Fields(value)
        if (kind := _kind(inner)) and (inner.text("status") or "").lower() not in _GONE:
            found.append(_medium(inner, kind))
        fields.problems += [f"associations: {one}" for one in inner.problems]
    return tuple(found)


def rights(fields: Fields) -> Rights | None:
    """Who owns it and what may be done; terms are not understood, so they bind."""
    terms = fields.texts("usage terms")
    found = Rights(
        holder=fields.text("holder"),
        notice=fields.text("notice"),
        usage_terms=terms,
        restricted=bool(terms) or fields.has("rights"),
    )
    return found if found != Rights() else None


def medium_kind(told: str | None) -> MediumKind | None:
    """The kind that an item type (`picture`) or a media type (`image/jpeg`) means."""
    return _KINDS.get(told.partition("/")[0].lower()) if told else None


def _associations(fields: Fields) -> Iterator[tuple[str, Json]]:
    """Named in ninjs 1, listed in 2 and 3; an empty place is left out."""
    value = fields.value("associations")
    if isinstance(value, dict):
        yield from ((name, one) for name, one in value.items() if one)
    elif isinstance(value, list):
        yield from ((str(n), one) for n, one in enumerate(value) if one)
    elif value:
        fields.problems.append("associations: not items")


def _kind(fields: Fields) -> MediumKind | None:
    told = fields.text("type")
    if told:
        return medium_kind(told)
    return next((k for _, one in _files(fields) if (k := _file_kind(one))), None)


def _file_kind(entry: JsonObject) -> MediumKind | None:
    return medium_kind(first_word(entry, MIME))


def _medium(fields: Fields, kind: MediumKind) -> Media:
    found = (_rendition(name, entry) for name, entry in _files(fields))
    return Media(
        id=fields.text("identity"),
        kind=kind,
        headline=headline(fields),
        caption=caption(fields),
        credit=credit(fields),
        byline=fields.text("byline"),
        rights=rights(fields),
        renditions=tuple(one for one in found if one),
    )


def _files(fields: Fields) -> Iterator[tuple[str | None, JsonObject]]:
    """Named in ninjs 1, listed with their names in 2 and 3."""
    value = fields.value("renditions")
    if isinstance(value, dict):
        named: list[tuple[str | None, Json]] = list(value.items())
    else:
        named = [(None, one) for one in value] if isinstance(value, list) else []
    for name, one in named:
        if isinstance(one, dict):
            yield name, lowered(one)


def _rendition(name: str | None, entry: JsonObject) -> Rendition | None:
    href = first_word(entry, ("href",))
    if not href:
        return None
    return Rendition(
        href=href,
        role=name or first_word(entry, ("name",)),
        mime=first_word(entry, MIME),
        width=_number(entry.get("width")),
        height=_number(entry.get("height")),
        bytes=next((n for name in SIZE if (n := _number(entry.get(name)))), None),
    )


def _number(value: Json) -> int | None:
    """A size; some senders quote their numbers."""
    said = word(value)
    if not said or not said.isascii() or not said.isdecimal():
        return None
    return int(said) if len(said) < len(str(_MOST)) else None

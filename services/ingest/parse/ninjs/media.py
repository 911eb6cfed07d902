"""Pictures, graphics, videos and sounds: as items of their own and beside a story."""

from collections.abc import Iterator
from itertools import islice

from schemas.story import Media, Rendition, Rights
from services.ingest.json import Json, JsonObject
from services.ingest.parse.embargoes import LEFT_OUT, may_be_shown
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.parse.members import MOST_ENTRIES
from services.ingest.parse.ninjs.fields import Fields, first_word, lowered
from services.ingest.parse.ninjs.names import identity
from services.ingest.parse.ninjs.signals import signals_of
from services.ingest.parse.ninjs.spellings import MIME, SIZE
from services.ingest.parse.ninjs.texts import caption, credit, headline
from services.ingest.wirestory import Signals


def own_media(fields: Fields, kind: MediumKind) -> tuple[Media, ...]:
    """The medium that the item itself is."""
    found = _medium(fields, kind)
    return (found,) if found.renditions else ()


def associated_media(fields: Fields, life: Signals) -> tuple[Media, ...]:
    """The media that stand beside a story; stories beside it are not read.

    `life`: the story's own.
    """
    found: list[Media] = []
    sent = fields.text("version created")
    for name, value in islice(_associations(fields), MOST_ENTRIES):
        if not isinstance(value, dict):
            fields.problems.append(f"associations: {name} is no item"[:80])
            continue
        inner = Fields(value, fields.dialect)
        if kind := _kind(inner):
            if may_be_shown(signals_of(inner, beside=True), life, sent):
                found.append(_medium(inner, kind))
            else:
                fields.problems.append(LEFT_OUT)
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


def kind_of_files(fields: Fields) -> MediumKind | None:
    """What the files say that an item without a type is."""
    kinds = (medium_kind(first_word(entry, MIME)) for _, entry in _files(fields))
    return next((kind for kind in kinds if kind), None)


def _associations(fields: Fields) -> Iterator[tuple[str, Json]]:
    """Named in ninjs 1, listed in 2 and 3; an empty place is left out.

    Superdesk names the picture to show first `featuremedia`, others `featureimage`.
    """
    value = fields.value("associations")
    if isinstance(value, dict):
        named = sorted(value.items(), key=lambda one: not one[0].startswith("feature"))
        yield from ((name, one) for name, one in named if one)
    elif isinstance(value, list):
        yield from ((str(n), one) for n, one in enumerate(value) if one)
    elif value:
        fields.problems.append("associations: not items")


def _kind(fields: Fields) -> MediumKind | None:
    told = fields.text("type")
    return medium_kind(told) if told else kind_of_files(fields)


def _medium(fields: Fields, kind: MediumKind) -> Media:
    found = (_rendition(name, entry) for name, entry in _files(fields))
    return Media(
        id=identity(fields),
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
    for name, one in named[:MOST_ENTRIES]:
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
        width=size(entry.get("width")),
        height=size(entry.get("height")),
        bytes=next((n for name in SIZE if (n := size(entry.get(name)))), None),
    )

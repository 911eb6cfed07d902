"""One ninjs item as a story."""

from schemas.reasons import Reject, Skip
from schemas.story import Kind, Media
from services.ingest.json import JsonObject, canonical
from services.ingest.parse.medium import medium_kind
from services.ingest.parse.members import word
from services.ingest.parse.ninjs import (
    bodies,
    dialects,
    media,
    names,
    signals,
    subjects,
    texts,
)
from services.ingest.parse.ninjs.fields import Fields
from services.ingest.parse.ninjs.spellings import DELIVERY
from services.ingest.parse.ninjs.standard import faults, standard_name
from services.ingest.wirestory import (
    Parsed,
    Rejected,
    Signals,
    Skipped,
    WireStory,
)


_KINDS = {
    "text": Kind.STORY,
    "picture": Kind.PICTURE,
    "photo": Kind.PICTURE,
    "graphic": Kind.GRAPHIC,
    "animated": Kind.GRAPHIC,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "composite": Kind.PACKAGE,
    # A part of other items, which may be a text.
    "component": Kind.STORY,
}
_SKIPS = {"event": Skip.EVENT, "planning": Skip.PLANNING}


def story(item: JsonObject, problems: tuple[str, ...]) -> Parsed:
    """The item as sent; an event or a plan is none, and without a name nobody's."""
    dialect = dialects.dialect_of(item)
    fields = Fields(item, dialect)
    checked = dialect.checked or standard_name(item) == dialects.STANDARD.name
    fields.problems += (*problems, *(faults(item) if checked else ()))
    told = (word(fields.value("type")) or "").lower()
    if not told and fields.has("event details"):
        told = "event"
    if told in _SKIPS:
        return Skipped(_SKIPS[told], "; ".join((f"type {told}", *fields.problems)))
    item_id = names.identity(fields)
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "neither uri nor guid")
    return _story(item, item_id, fields)


def _story(item: JsonObject, item_id: str, fields: Fields) -> WireStory:
    kind = _kind(fields)
    life = signals.signals_of(fields)
    body = bodies.body(fields, _media(fields, kind, life))
    # A composite that tells a story is one.
    kind = Kind.STORY if kind is Kind.PACKAGE and body.blocks else kind
    return WireStory(
        item_id=item_id,
        canonical=_canonical(item),
        alt_ids=names.alt_ids(fields, item_id),
        version=fields.text("version"),
        version_created=fields.text("version created"),
        first_created=fields.text("first created") or fields.text("content created"),
        expires=fields.text("expires"),
        partial=signals.is_partial(fields) or _is_elsewhere(fields, body, kind),
        take=names.take(fields),
        kind=kind,
        language=fields.text("language"),
        headline=texts.headline(fields),
        subheadline=texts.subheadline(fields),
        slugline=fields.text("slugline"),
        byline=texts.byline(fields),
        dateline=fields.text("dateline"),
        located=subjects.names(fields.objects("located")),
        summary=texts.summary(fields),
        body=body.blocks,
        media=body.media,
        keywords=_keywords(fields),
        subjects=subjects.subjects(fields),
        genres=subjects.names(fields.objects("genres")),
        urgency=fields.number("urgency"),
        editor_notes=life.notes,
        rights=media.rights(fields),
        supplied_section=_section(fields),
        signals=life,
        targets=names.targets(fields, item_id),
        translation_of=names.translation_of(fields, item_id),
        problems=tuple(dict.fromkeys((*fields.problems, *body.problems))),
    )


def _kind(fields: Fields) -> Kind:
    """What the type says; an item without type and text is what its files are."""
    told = (fields.text("type") or "").lower()
    if not told and not texts.told(fields, "body"):
        told = media.kind_of_files(fields) or ""
    kind = _KINDS.get(told or "text")
    if kind is None:
        fields.problems.append("type: not one that the standard knows")
    return kind or Kind.STORY


def _is_elsewhere(fields: Fields, body: bodies.Body, kind: Kind) -> bool:
    """A text that is elsewhere is no empty page."""
    if kind is not Kind.STORY or body.blocks or not bodies.is_elsewhere(fields):
        return False
    fields.problems.append("body: the text is elsewhere, and is not fetched")
    return True


def _media(fields: Fields, kind: Kind, life: Signals) -> tuple[Media, ...]:
    """The medium that the item is, then those beside it, then what the text shows."""
    own = medium_kind(kind.value)
    beside = media.associated_media(fields, life)
    return (*media.own_media(fields, own), *beside) if own else beside


def _keywords(fields: Fields) -> tuple[str, ...]:
    told = [one.strip() for said in fields.texts("keywords") for one in said.split(",")]
    return tuple(dict.fromkeys(one for one in told if one))


def _section(fields: Fields) -> str | None:
    """The service's name, where there is but one."""
    names = subjects.names(fields.objects("services"))
    return names[0] if len(names) == 1 else None


def _canonical(item: JsonObject) -> bytes:
    """What the agency said, without the way it came."""
    return canonical({k: v for k, v in item.items() if k.lower() not in DELIVERY})

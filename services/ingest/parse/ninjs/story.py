"""One ninjs item as a story."""

from schemas.reasons import Reject, Skip
from schemas.story import Kind, Media
from services.ingest.json import JsonObject, canonical
from services.ingest.parse.ninjs import media, signals, subjects, texts
from services.ingest.parse.ninjs.fields import Fields, word
from services.ingest.parse.ninjs.spellings import DELIVERY
from services.ingest.parse.wirestory import Parsed, Rejected, Skipped, WireStory


_KINDS = {
    "text": Kind.STORY,
    "picture": Kind.PICTURE,
    "photo": Kind.PICTURE,
    "graphic": Kind.GRAPHIC,
    "animated": Kind.GRAPHIC,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "composite": Kind.PACKAGE,
}
_SKIPS = {"event": Skip.EVENT, "planning": Skip.PLANNING}


def story(item: JsonObject, problems: tuple[str, ...]) -> Parsed:
    """The item as sent; an event or a plan is none, and without a name nobody's."""
    fields = Fields(item)
    told = (word(fields.value("type")) or "").lower()
    if not told and fields.has("event details"):
        told = "event"
    if told in _SKIPS:
        return Skipped(_SKIPS[told], f"type {told}")
    item_id = word(fields.value("identity"))
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "neither uri nor guid")
    fields.problems += problems
    return _story(item, item_id, fields)


def _story(item: JsonObject, item_id: str, fields: Fields) -> WireStory:
    body = texts.body(fields)
    kind = _kind(fields, body)
    notes = fields.texts("notes")
    return WireStory(
        item_id=item_id,
        canonical=_canonical(item),
        alt_ids=signals.alt_ids(fields, item_id),
        version=fields.text("version"),
        version_created=fields.text("version created"),
        first_created=fields.text("first created") or _created(fields),
        expires=fields.text("expires"),
        partial=signals.is_partial(fields),
        kind=kind,
        language=fields.text("language"),
        headline=texts.headline(fields),
        subheadline=texts.subheadline(fields),
        slugline=fields.text("slugline"),
        byline=fields.text("byline"),
        dateline=fields.text("dateline"),
        located=subjects.names(fields.objects("located")),
        summary=texts.summary(fields),
        body=body.blocks,
        media=_media(fields, kind),
        keywords=_keywords(fields),
        subjects=subjects.subjects(fields),
        genres=subjects.names(fields.objects("genres")),
        urgency=fields.number("urgency"),
        editor_notes=notes,
        rights=media.rights(fields),
        supplied_section=_section(fields),
        signals=signals.signals_of(fields, notes),
        targets=signals.targets(fields, item_id),
        problems=tuple(dict.fromkeys((*fields.problems, *body.problems))),
    )


def _kind(fields: Fields, body: texts.Body) -> Kind:
    """What the type says; a composite that tells a story is a story."""
    told = (fields.text("type") or "text").lower()
    kind = _KINDS.get(told)
    if kind is None:
        fields.problems.append("type: not one that the standard knows")
        return Kind.STORY
    return Kind.STORY if kind is Kind.PACKAGE and body.blocks else kind


def _created(fields: Fields) -> str | None:
    return fields.text("content created")


def _media(fields: Fields, kind: Kind) -> tuple[Media, ...]:
    own = media.medium_kind(kind.value)
    beside = media.associated_media(fields)
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

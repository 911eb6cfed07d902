"""One item of the AP Media API as a story."""

from schemas.reasons import Reject
from schemas.story import Kind, Rights
from services.ingest.json import Json, JsonObject, canonical
from services.ingest.markup import plain
from services.ingest.parse.apjson import media, recalls, subjects, takes, text
from services.ingest.parse.apjson.life import signals_of
from services.ingest.parse.members import Members
from services.ingest.verdict import codes
from services.ingest.wirestory import Parsed, Rejected, WireStory


_KINDS = {
    "text": Kind.STORY,
    "picture": Kind.PICTURE,
    "photo": Kind.PICTURE,
    "graphic": Kind.GRAPHIC,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "composite": Kind.PACKAGE,
    "complexdata": Kind.PACKAGE,
}
# Delivery, not story: addresses carry a customer's keys, `etag` names a revision.
_DELIVERY = frozenset({"uri", "href", "etag", "products"})
_REFERENCE = "referenceid"
_OTHER_NAMES = ("friendlykey", "videoid", _REFERENCE, "transref")


def story(item: JsonObject, problems: tuple[str, ...]) -> Parsed:
    """The item as sent; without an `itemid` nobody's."""
    members = Members(item, list(problems))
    names = members.inner("altids")
    item_id = names.text("itemid") or members.text("itemid")
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "no itemid")
    return _story(item, item_id, members)


def _story(item: JsonObject, item_id: str, members: Members) -> WireStory:
    kind = _kind(members)
    told = text.told(members, kind, media.media(members, item_id, kind))
    life = signals_of(members, text.words(members, told))
    part = takes.take(members)
    headline = _headline(members) or told.headline
    recalled = recalls.targets(members, item_id, headline, life)
    of_another = part is not None or bool(recalled)
    return WireStory(
        item_id=item_id,
        canonical=canonical(_said(item)),
        alt_ids=_other_names(members, item_id, of_another=of_another),
        version=members.text("version"),
        version_created=members.text("versioncreated"),
        first_created=members.text("firstcreated"),
        expires=members.text("expires"),
        # A text that is elsewhere is no empty page; a kill needs none.
        partial=kind is Kind.STORY and not told.body and not codes.recalls(life.status),
        take=part,
        kind=kind,
        language=members.text("language") or told.language,
        headline=headline,
        subheadline=members.text("headline_extended") or told.subheadline,
        slugline=members.text("slugline"),
        byline=_byline(members) or told.byline,
        dateline=members.first(("dateline", "located")) or told.dateline,
        located=subjects.located(members) or told.located,
        summary=_summary(members) or told.summary,
        body=told.body,
        media=told.media,
        keywords=members.texts("keywords"),
        subjects=subjects.subjects(members),
        genres=subjects.genres(members),
        urgency=members.text("urgency"),
        public_notes=(*members.texts("publishableeditornotes"), *told.public_notes),
        editor_notes=tuple(dict.fromkeys((*life.notes, *told.notes))),
        rights=_rights(members),
        signals=life,
        targets=(*takes.targets(members), *recalled),
        problems=tuple(dict.fromkeys((*members.problems, *told.problems))),
    )


def _kind(members: Members) -> Kind:
    told = (members.text("type") or "text").lower()
    if told not in _KINDS:
        members.problems.append("type: not one that the API knows")
    return _KINDS.get(told, Kind.STORY)


def _headline(members: Members) -> str | None:
    said = members.first(("headline", "headline_short", "title"))
    return plain(said) if said else None


def _summary(members: Members) -> str | None:
    said = members.first(("description_summary", "summary"))
    return plain(said) if said else None


def _byline(members: Members) -> str | None:
    """A list of who wrote it, or who took the picture."""
    listed = [one.first(("by", "byline", "name")) for one in members.objects("bylines")]
    named = ", ".join(dict.fromkeys(one for one in listed if one))
    if named:
        return named
    value = members.value("byline")
    own = members.text("byline") if isinstance(value, str) else None
    return own or members.inner("photographer").text("name")


def _other_names(
    members: Members, item_id: str, *, of_another: bool
) -> tuple[str, ...]:
    """Names of the item, none of them of a revision; "s0005" comes again.

    The reference of a part, or of a kill, is that of the story that it speaks of.
    """
    names = [one for one in _OTHER_NAMES if one != _REFERENCE or not of_another]
    told = (members.inner("altids").text(name) for name in names)
    return tuple(dict.fromkeys(one for one in told if one and one != item_id))


def _rights(members: Members) -> Rights | None:
    """Terms are not understood, so they bind."""
    terms = members.texts("usageterms")
    notice, holder = members.text("copyrightnotice"), members.text("copyrightholder")
    if not (terms or notice or holder):
        return None
    return Rights(
        holder=holder or members.text("provider"),
        notice=notice,
        usage_terms=terms,
        restricted=bool(terms),
    )


def _said(value: Json) -> Json:
    """What the agency said, however it is delivered and to whom."""
    if isinstance(value, list):
        return [_said(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _said(one) for name, one in value.items() if name not in _DELIVERY}

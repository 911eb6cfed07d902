"""One entry of dpa-digitalwires as a story."""

import re
from html import unescape

from schemas.blocks import Block
from schemas.reasons import Reject
from schemas.story import Kind, Media, Rights, SuppliedLink
from services.ingest.inline import address
from services.ingest.json import Json, JsonObject, canonical
from services.ingest.markup import blocks_of_html, plain
from services.ingest.parse.dpajson import categories, media, notes
from services.ingest.parse.members import Members
from services.ingest.parse.wirestory import Parsed, Rejected, Signals, WireStory


# Delivery, not story: `entry_id` names a delivery and `updated` is its time.
_DELIVERY = frozenset({"entry_id", "updated"})
_ADDRESSES = frozenset({"url", "href"})
_KINDS = {
    "image": Kind.PICTURE,
    "graphic": Kind.GRAPHIC,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
}
_LINK = re.compile(
    r"""<a\b[^<>]*?\bhref\s*=\s*["']([^"'<>]+)["'][^<>]*>([^<]*)""", re.IGNORECASE
)


def story(entry: JsonObject, problems: tuple[str, ...]) -> Parsed:
    """The entry as sent; without its `urn` nobody's."""
    members = Members(entry, list(problems))
    item_id = members.text("urn")
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "no urn")
    return _story(entry, item_id, members)


def _story(entry: JsonObject, item_id: str, members: Members) -> WireStory:
    body = _body(members)
    kind = _kind(members, item_id, body)
    told = categories.categories(members)
    said = notes.notes(members)
    return WireStory(
        item_id=item_id,
        canonical=canonical(_said(entry)),
        version=members.text("version"),
        version_created=members.text("version_created"),
        first_created=members.text("content_created"),
        kind=kind,
        language=members.text("language"),
        headline=members.text("headline"),
        subheadline=members.text("subhead"),
        # The kicker, the line above the headline, is what German desks know it by.
        slugline=members.text("kicker"),
        byline=members.text("byline") or _maker(kind, told),
        dateline=_dateline(members),
        located=told.located,
        summary=members.text("teaser"),
        body=body,
        media=_media(members, item_id, kind),
        keywords=told.keywords,
        subjects=told.subjects,
        genres=told.genres,
        urgency=members.text("urgency"),
        public_notes=said.public,
        editor_notes=said.for_editors,
        rights=_rights(members),
        supplied_section=_section(members),
        supplied_links=_links(members),
        signals=_signals(members, told, said),
        problems=tuple(dict.fromkeys(members.problems)),
    )


def _body(members: Members) -> tuple[Block, ...]:
    """The article, then the box of facts that belongs under it."""
    article = blocks_of_html(members.raw("article_html"))
    return (*article, *blocks_of_html(members.raw("infobox_html")))


def _kind(members: Members, item_id: str, body: tuple[Block, ...]) -> Kind:
    """An entry that only carries a medium, under the medium's own name, is one."""
    if not body:
        for one in members.objects("associations"):
            if one.text("urn") == item_id and one.text("type") in _KINDS:
                return _KINDS[one.text("type") or ""]
        members.problems.append("article_html: no text")
    return Kind.STORY


def _maker(kind: Kind, told: categories.Categories) -> str | None:
    """Who took or made a medium; of a text, the creator is only an account's name."""
    return ", ".join(told.creators) or None if kind is not Kind.STORY else None


def _dateline(members: Members) -> str | None:
    """Place and agency; the dash that leads on to the text is no part of them."""
    told = members.text("dateline") or ""
    return told.rstrip(" -\u2013\u2014") or None


def _media(members: Members, item_id: str, kind: Kind) -> tuple[Media, ...]:
    caption = None if kind is Kind.STORY else notes.caption(members)
    return media.media(members, item_id, caption)


def _rights(members: Members) -> Rights | None:
    """Terms are not understood, so they bind."""
    terms = members.text("usageterms")
    notices = (members.text("copyrightnotice"), members.text("autopublishnotice"))
    notice = " ".join(one for one in notices if one) or None
    if not terms and not notice:
        return None
    return Rights(
        holder=members.text("creditline"),
        notice=notice,
        usage_terms=(terms,) if terms else (),
        restricted=bool(terms),
    )


def _section(members: Members) -> str | None:
    """The first rubric's own name: `kultur` of `weblines.starline.kultur`."""
    named = (one.rpartition(".")[2] for one in members.texts("rubric_names"))
    return next((one for one in named if one and one != "topnews"), None)


def _links(members: Members) -> tuple[SuppliedLink, ...]:
    found = _LINK.finditer(members.raw("linkbox_html"))
    titled = ((plain(one[2]), address(unescape(one[1]))) for one in found)
    return tuple(
        SuppliedLink(title=title, href=href) for title, href in titled if title
    )


def _signals(
    members: Members, told: categories.Categories, said: notes.Notes
) -> Signals:
    return Signals(
        status=told.status(members.text("pubstatus")),
        embargoed=_embargoed(members),
        signals=told.signals(members.text("signal")),
        genres=told.genre_codes,
        services=told.services,
        notes=said.all,
        correction=said.correction(members.text("signal")),
    )


def _embargoed(members: Members) -> str | None:
    """The embargo's end; one that cannot be read is an embargo without an end."""
    value = members.value("embargoed")
    return None if value is None else members.text("embargoed") or ""


def _said(value: Json) -> Json:
    """What the agency said: addresses are signed anew for each delivery."""
    if isinstance(value, list):
        return [_said(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: one.partition("?")[0]
        if name in _ADDRESSES and isinstance(one, str)
        else _said(one)
        for name, one in value.items()
        if name not in _DELIVERY
    }

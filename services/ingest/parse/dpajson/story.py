"""One entry of dpa-digitalwires as a story, or as orders on others."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from schemas.article import OrderKind
from schemas.reasons import Reject
from schemas.story import Kind, Media, Rights, SuppliedLink
from services.ingest.inline import address
from services.ingest.json import Json, JsonObject, canonical
from services.ingest.markup import plain
from services.ingest.parse.datelines import places_of
from services.ingest.parse.dpajson import categories, media, notes, orders
from services.ingest.parse.medium import medium_kind
from services.ingest.parse.members import Members, word
from services.ingest.parse.pictures import Told, told_with_media_in_html
from services.ingest.verdict.codes import is_usable
from services.ingest.wirestory import (
    Parsed,
    Rejected,
    Signals,
    Target,
    WireStory,
)


class _Read(NamedTuple):
    """The parts of an entry on which its fields depend; `command`: on itself."""

    kind: Kind
    text: Told
    notes: notes.Notes
    categories: categories.Categories
    status: str | None
    command: OrderKind | None = None
    others: tuple[Target, ...] = ()


# Delivery, not story: `entry_id` names a delivery and `updated` is its time.
_DELIVERY = frozenset({"entry_id", "updated"})
_UNREADABLE = "unreadable"
_ADDRESSES = frozenset({"url", "href"})
_LINK = re.compile(
    r"""<a\b[^<>]*?\bhref\s*=\s*["']([^"'<>]+)["'][^<>]*>([^<]*)""", re.IGNORECASE
)


def story(entry: JsonObject, problems: tuple[str, ...]) -> Parsed:
    """The entry as sent, or its orders on others; without its `urn` nobody's."""
    members = Members(entry, list(problems))
    item_id = members.text("urn")
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "no urn")
    read = _read(members, item_id)
    command = orders.command(members.text("headline"), read.notes, read.text.body)
    if command is None:
        return _story(entry, item_id, members, read)
    if _is_on_itself(command, members, item_id):
        return _story(entry, item_id, members, read._replace(command=command.kind))
    if is_usable(read.status):
        return orders.orders(command, members.text("version_created"))
    # It is taken back or closed itself, whatever it says of others.
    others = orders.targets(command)
    return _story(entry, item_id, members, read._replace(others=others))


def _read(members: Members, item_id: str) -> _Read:
    kind = _kind(members, item_id)
    caption = None if kind is Kind.STORY else notes.caption(members)
    known = media.media(members, item_id, caption)
    text = _text(members, known)
    if kind is Kind.STORY and not text.body:
        members.problems.append("article_html: no text")
    listed = categories.categories(members)
    status = listed.status(_statuses(members))
    return _Read(kind, text, notes.notes(members), listed, status)


def _statuses(members: Members) -> Iterator[str]:
    """One that cannot be read is not taken for usable."""
    for value in members.values("pubstatus"):
        said = word(value)
        if said is None:
            members.problems.append("pubstatus: not a text")
        yield _UNREADABLE if said is None else said


def _is_on_itself(command: orders.Command, members: Members, item_id: str) -> bool:
    """A later version that gives a command and names nobody is about the entry."""
    later = (members.text("version") or "").lstrip("0") not in {"", "1"}
    return item_id in command.names or (later and not command.names)


def _story(entry: JsonObject, item_id: str, members: Members, read: _Read) -> WireStory:
    told, said = read.categories, read.notes
    dateline = _dateline(members)
    return WireStory(
        item_id=item_id,
        canonical=canonical(_said(entry)),
        version=members.text("version"),
        version_created=members.text("version_created"),
        first_created=members.text("content_created"),
        kind=read.kind,
        language=members.text("language"),
        headline=members.text("headline"),
        subheadline=members.text("subhead"),
        # The kicker, the line above the headline, is what German desks know it by.
        slugline=members.text("kicker"),
        byline=members.text("byline") or _maker(read.kind, told),
        dateline=dateline,
        located=told.located or (places_of(dateline) if dateline else ()),
        summary=members.text("teaser"),
        body=read.text.body,
        media=read.text.media,
        keywords=told.keywords,
        subjects=told.subjects,
        genres=told.genres,
        urgency=members.text("urgency"),
        public_notes=said.public,
        editor_notes=said.for_editors,
        rights=_rights(members),
        supplied_section=_section(members),
        supplied_links=_links(members),
        signals=_signals(members, read),
        targets=(
            *read.others,
            *(orders.replaced(said, item_id) if read.text.body else ()),
        ),
        problems=tuple(dict.fromkeys(members.problems)),
    )


def _text(members: Members, known: tuple[Media, ...]) -> Told:
    """The article, then the box of facts that belongs under it."""
    article = told_with_media_in_html(members.raw("article_html"), known)
    box = told_with_media_in_html(members.raw("infobox_html"), article.media)
    return Told((*article.body, *box.body), box.media)


def _kind(members: Members, item_id: str) -> Kind:
    """An entry that only carries a medium, under the medium's own name, is one."""
    if members.raw("article_html").strip():
        return Kind.STORY
    own = (one for one in members.objects("associations") if one.text("urn") == item_id)
    kind = next((kind for one in own if (kind := medium_kind(one.text("type")))), None)
    return Kind(kind) if kind else Kind.STORY


def _maker(kind: Kind, told: categories.Categories) -> str | None:
    """Who took or made a medium; of a text, the creator is only an account's name."""
    return ", ".join(told.creators) or None if kind is not Kind.STORY else None


def _dateline(members: Members) -> str | None:
    """Place and agency; the dash that leads on to the text is no part of them."""
    told = members.text("dateline") or ""
    return told.rstrip(" -\u2013\u2014") or None


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


def _signals(members: Members, read: _Read) -> Signals:
    signals = members.texts("signal")
    return Signals(
        status=read.status,
        embargoed=_embargoed(members),
        signals=read.categories.signals(signals),
        types=(read.command,) if read.command else (),
        genres=read.categories.genre_codes,
        services=read.categories.services,
        notes=read.notes.heard,
        correction=read.notes.correction(signals),
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

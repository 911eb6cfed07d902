"""A `NewsItem` as one story."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.reasons import Reject
from schemas.story import Kind, Media
from services.ingest.markup import text_of
from services.ingest.parse.advisories import without_advisory
from services.ingest.parse.content import Content
from services.ingest.parse.elements import Parts
from services.ingest.parse.nameless import PROBLEM, made_name
from services.ingest.parse.newsml1 import about, lines
from services.ingest.parse.newsml1.components import Component, component, gathered
from services.ingest.parse.newsml1.content import main_text, said_as
from services.ingest.parse.newsml1.identity import Identity, identity
from services.ingest.parse.newsml1.management import Management, management
from services.ingest.parse.newsml1.media import media_of
from services.ingest.parse.newsml1.references import supplied_links
from services.ingest.parse.newsml1.rights import ends, rights
from services.ingest.parse.pictures import joined
from services.ingest.wirestory import Rejected, Signals, WireStory
from services.ingest.xml import Element, canonical


class Envelope(NamedTuple):
    """What a message says of the items in it."""

    priority: str | None = None
    services: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class _Item(NamedTuple):
    """`path`: from the component that tells the text outwards, as far as it goes.

    `tells`: there is such a component, with words or without.
    """

    element: Element
    who: Identity
    life: Management
    components: list[Component]
    path: list[Component]
    language: str | None
    tells: bool
    content: Content
    media: tuple[Media, ...]
    headline: str | None
    notes: tuple[str, ...]


_KINDS = {
    "picture": Kind.PICTURE,
    "graphic": Kind.GRAPHIC,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
}
# U mends parts of an earlier revision, A only how it is to be handled.
_MENDS = frozenset({"U", "A"})


def story(element: Element, envelope: Envelope) -> WireStory | Rejected:
    """The item as sent; without an identifier it is called by what it says."""
    # Reading takes private notes out of the text.
    canon, who = canonical(element), identity(element)
    item = _read(element, who)
    item_id = who.item_id or _made_name(item)
    if item_id is None:
        return Rejected(Reject.NO_IDENTITY, "no NewsItemId")
    path, inside, life = item.path, item.content, item.life
    return WireStory(
        item_id=item_id,
        canonical=canon,
        named=bool(who.item_id),
        alt_ids=who.alt_ids,
        version=who.version,
        version_created=life.revised,
        first_created=life.first_created,
        expires=life.expires or ends(path),
        partial=_is_partial(item),
        kind=_kind(item),
        language=item.language or inside.language,
        headline=item.headline,
        subheadline=_subheadline(item),
        slugline=_slugline(item),
        byline=_line(item, "byline") or inside.byline or lines.makers(path),
        dateline=_line(item, "dateline") or inside.dateline,
        located=about.located(path) or inside.located,
        summary=said_as(item.components, "summary") or inside.summary,
        body=inside.body,
        media=_media(item),
        keywords=_keywords(path),
        subjects=about.subjects(path),
        genres=about.genres(path),
        urgency=life.urgency,
        public_notes=_public_notes(item),
        editor_notes=item.notes,
        rights=rights(path, *_terms(item)),
        supplied_links=supplied_links(item.components),
        signals=_signals(item, envelope),
        problems=(*envelope.problems, *inside.problems, *_problems(item)),
    )


def _made_name(item: _Item) -> str | None:
    dated = item.life.first_created or item.life.revised
    texts = (text_of(item.content.body),)
    return made_name(dated, item.headline, texts, item.life.status)


def _read(element: Element, who: Identity) -> _Item:
    tops = [component(one) for one in Parts(element).all("newscomponent")]
    components = gathered(*tops)
    language = next((said for top in tops if (said := top.language)), None)
    text = main_text(components, language)
    path = list(text.component.path()) if text else tops[:1]
    inside = without_advisory(text.content) if text else Content()
    life = management(Parts(element).all("newsmanagement"))
    own = [one for top in tops for one in media_of(top, path if text else [])]
    language = lines.language_of(element, path)
    return _Item(
        element=element,
        who=who,
        life=life,
        components=components,
        path=path,
        language=language,
        tells=text is not None,
        content=inside,
        media=joined(inside.media, tuple(own)),
        headline=_headline(path, components, language) or inside.headline,
        notes=tuple(dict.fromkeys((*life.notes, *lines.notes(path), *inside.notes))),
    )


def _headline(
    path: list[Component], components: list[Component], language: str | None
) -> str | None:
    told = lines.said(path, "headline", language)
    return told or said_as(components, "headline")


def _subheadline(item: _Item) -> str | None:
    told = _line(item, "subheadline") or said_as(item.components, "subheadline")
    return told or item.content.subheadline


def _line(item: _Item, name: str) -> str | None:
    return lines.said(item.path, name, item.language)


def _slugline(item: _Item) -> str | None:
    """The slug, else the item's label where that does not only say what it is."""
    told = bool(item.headline or item.content.body or item.media)
    label = item.who.label if told and "alert" not in item.life.types else None
    return _line(item, "slugline") or label


def _kind(item: _Item) -> Kind:
    """What it holds: words, else media, else other items."""
    if item.tells:
        return Kind.STORY
    if item.media:
        return _KINDS[item.media[0].kind]
    refers = any("newsitemref" in one.parts for one in item.components)
    holds = any("newsitem" in one.parts for one in item.components)
    return Kind.PACKAGE if refers or holds else Kind.STORY


def _media(item: _Item) -> tuple[Media, ...]:
    """The media; the one that the item itself is bears its name."""
    if item.tells or not item.media:
        return item.media
    own = item.media[0].model_copy(update={"id": item.who.item_id})
    return (own, *item.media[1:])


def _terms(item: _Item) -> tuple[str, ...]:
    """Beside a picture, lines for editors are terms of its use."""
    return () if item.tells or not item.media else item.notes


def _is_partial(item: _Item) -> bool:
    return item.who.update in _MENDS and not item.content.body


def _keywords(path: list[Component]) -> tuple[str, ...]:
    found = (*lines.keywords(path), *about.keywords(path))
    return tuple(dict.fromkeys(word for word in found if word))


def _public_notes(item: _Item) -> tuple[str, ...]:
    """Whom readers may ask, and what stands below the text."""
    contact = said_as(item.components, "contact")
    return (*item.content.public_notes, *((contact,) if contact else ()))


def _signals(item: _Item, envelope: Envelope) -> Signals:
    life = item.life
    return Signals(
        status=life.status,
        embargoed=life.embargoed,
        also_embargoed=life.also_embargoed,
        types=life.types,
        genres=tuple(one.lower() for one in about.genres(item.path)),
        services=envelope.services,
        notes=item.notes,
        correction=item.content.correction or life.correction,
        priority=envelope.priority,
        previous=item.who.previous,
    )


def _problems(item: _Item) -> Iterator[str]:
    if item.who.item_id is None:
        yield PROBLEM
    if _kind(item) is Kind.STORY and not (item.content.body or _is_partial(item)):
        yield "content: no text"

"""What each kind of page shows, decided before any template is drawn."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from itertools import islice
from uuid import UUID

from deploy.demo.site.pictures import Picture, picture_of
from deploy.demo.site.store import Store
from deploy.demo.site.teasers import RELATED, Teaser, folded
from schemas.blocks import MediaBlock, Paragraph, Quotation
from schemas.language import primary
from schemas.page import Page, Section, SectionList
from schemas.relation import Relation
from schemas.story import Media


LATEST = 10
BESIDE_THE_LEAD = 8
LOOKED_AT = 60
IN_SECTION = 60
ON_FRONT = 5
MORE = 5
NOTICEABLE = timedelta(minutes=1)
FRIENDLY_ORDER = (
    "world",
    "politics",
    "business",
    "markets",
    "technology",
    "science",
    "health",
    "climate",
    "society",
    "justice",
    "culture",
    "sport",
)
_TAG = re.compile(r"<[^>]*>")
_PLACES = {name: place for place, name in enumerate(FRIENDLY_ORDER)}


@dataclass(frozen=True, slots=True)
class Block:
    """A section on the front page."""

    section: Section
    first: Teaser
    others: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page; `lead` is None on a site without stories."""

    lead: Teaser | None
    picture: Picture | None
    others: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A medium with the file to show, if there is one."""

    media: Media
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Story:
    """An article page; `figures` has an entry a medium, in the page's order."""

    page: Page
    figures: tuple[Figure, ...]
    lead: Figure | None
    after: tuple[Figure, ...]
    translations: tuple[Teaser, ...]
    same: tuple[Teaser, ...]
    related: tuple[Teaser, ...]
    more: tuple[Teaser, ...]

    @property
    def updated(self) -> bool:
        """Whether it changed noticeably after readers first saw it."""
        return self.page.updated_at - self.page.published_at >= NOTICEABLE

    @property
    def dateline(self) -> str | None:
        """The dateline, unless the text itself opens with it."""
        texts = (
            b.html for b in self.page.body if isinstance(b, (Paragraph, Quotation))
        )
        opening = unescape(_TAG.sub("", next(texts, ""))).lstrip()
        told = self.page.dateline
        return None if told and opening.startswith(told) else told


def front_of(store: Store, language: str) -> Front:
    """Everything newest first; the lead is the newest that says more than a title.

    The lead is in the site's own language while there is such a story.
    """
    newest = tuple(islice(folded(store.newest), LOOKED_AT))
    told = [t for t in newest if t.text and not t.alert]
    ours = [t for t in told if (t.language or language).startswith(language)]
    lead = next(iter(ours or told or newest), None)
    picture = next(filter(None, map(picture_of, lead.media)), None) if lead else None
    others = tuple(t for t in told if t is not lead)[:BESIDE_THE_LEAD]
    blocks = tuple(_block(store, section) for section in in_order(store.sections()))
    return Front(lead, picture, others, newest[:LATEST], blocks)


def in_order(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """In the order readers expect; unknown ones follow by name."""
    return tuple(sorted(sections, key=_place))


def section_of(store: Store, section: str) -> tuple[Section, tuple[Teaser, ...]] | None:
    """A section's newest stories, each event once."""
    teasers = tuple(islice(folded(store.in_section(section)), IN_SECTION))
    known = teasers[0].section if teasers else None
    return (known, teasers) if known else None


def story_of(store: Store, page: Page) -> Story:
    """The article and what is beside it, each in one place."""
    translated = {r.article_id for r in page.related if r.kind == Relation.TRANSLATION}
    # The same text again tells a reader nothing.
    here = {r.article_id for r in page.related if r.kind == Relation.DUPLICATE}
    here |= {page.article_id}
    others = tuple(r for r in page.related if r.article_id not in translated | here)
    told = store.in_story(page.story_id)
    same = tuple(t for t in told if t.article_id not in here)[:RELATED]
    beside = here | translated | {teaser.article_id for teaser in same}
    found = _open(store, (r.article_id for r in others[:RELATED]))
    related = tuple(t for t in found if t.article_id not in beside)
    figures = tuple(Figure(media, picture_of(media)) for media in page.media)
    placed = {block.index for block in page.body if isinstance(block, MediaBlock)}
    loose = [figure for n, figure in enumerate(figures) if n not in placed]
    return Story(
        page=page,
        figures=figures,
        lead=loose[0] if loose else None,
        after=tuple(loose[1:]),
        translations=_open(store, sorted(translated)),
        same=same,
        related=related,
        more=_more(store, page, beside | {teaser.article_id for teaser in related}),
    )


def _block(store: Store, section: Section) -> Block:
    first, *others = islice(folded(store.in_section(section.id)), ON_FRONT)
    return Block(section, first, tuple(others))


def _place(section: Section) -> tuple[int, str]:
    return (_PLACES.get(section.id.lower(), len(_PLACES)), section.name)


def _open(store: Store, articles: Iterable[UUID]) -> tuple[Teaser, ...]:
    return tuple(filter(None, map(store.teaser, articles)))


def _more(store: Store, page: Page, beside: set[UUID]) -> tuple[Teaser, ...]:
    """The newest titles of its section in its language that do not stand there yet."""
    ids = (
        title.article_id
        for titles in store.lists()
        if page.section and _fits(titles, page)
        for title in titles.titles
        if title.article_id not in beside
    )
    told = (t for t in _open(store, ids) if t.story is None or t.story != page.story_id)
    return tuple(islice(folded(told), MORE))


def _fits(titles: SectionList, page: Page) -> bool:
    ours = page.section.id if page.section else None
    return titles.section.id == ours and titles.language == primary(page.language)

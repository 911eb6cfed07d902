"""What lists show of a page, and the order they show it in."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schemas.page import Page, Section
from schemas.story import Dated, Kind, Media


RELATED = 8


@dataclass(frozen=True, slots=True)
class Teaser:
    """A page in a list: enough to draw its entry."""

    article_id: UUID
    seq: int
    headline: str
    text: str | None
    dated: Dated | None
    published_at: datetime
    language: str | None
    direction: str
    alert: bool
    corrected: bool
    section: Section | None
    related: tuple[UUID, ...]
    story: UUID | None
    media: tuple[Media, ...]


def teaser_of(page: Page) -> Teaser:
    """The entry that a page gets in lists."""
    return Teaser(
        article_id=page.article_id,
        seq=page.seq,
        headline=page.headline or page.subheadline or page.summary or page.agency,
        text=page.subheadline or page.summary,
        dated=page.dated,
        published_at=page.published_at,
        language=page.language,
        direction=page.direction,
        alert=page.kind is Kind.ALERT,
        corrected=bool(page.corrections),
        section=page.section,
        related=tuple(link.article_id for link in page.related[:RELATED]),
        story=page.story_id,
        media=page.media[:1],
    )


def folded(teasers: Iterable[Teaser]) -> Iterator[Teaser]:
    """The first of each running story: one event is not listed once an agency."""
    seen: set[UUID] = set()
    for teaser in teasers:
        if teaser.story is None or teaser.story not in seen:
            yield teaser
        if teaser.story:
            seen.add(teaser.story)


class Newest:
    """Teasers by the time readers could first see them, newest first."""

    def __init__(self) -> None:
        self._order: list[tuple[datetime, UUID]] = []
        self._teasers: dict[UUID, Teaser] = {}

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[Teaser]:
        return (self._teasers[article] for _, article in reversed(self._order))

    def oldest(self) -> Teaser:
        """The one that has been public for longest."""
        return self._teasers[self._order[0][1]]

    def put(self, teaser: Teaser) -> None:
        """Add it, in place of an older state of itself."""
        self.drop(teaser.article_id)
        insort(self._order, (teaser.published_at, teaser.article_id))
        self._teasers[teaser.article_id] = teaser

    def drop(self, article: UUID) -> None:
        """Take it out, if it is there."""
        teaser = self._teasers.pop(article, None)
        if teaser is not None:
            place = bisect_left(self._order, (teaser.published_at, article))
            del self._order[place]

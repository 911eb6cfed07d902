"""What the site holds: the newest pages, the notices, and the sections' lists.

Pure: it is told, and says what changed. Whatever is not newer than what it has
(`seq`) changes nothing, so a record may come twice and in any order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID
from zlib import compress, decompress

from deploy.demo.site.records import Forgotten, ListGone, ListIs, Told
from deploy.demo.site.teasers import Newest, Teaser, teaser_of
from schemas.page import Notice, Page, Section, SectionList


Key = TypeVar("Key", str, UUID)


@dataclass(frozen=True, slots=True)
class Change:
    """Whose pages look different now; nothing in it means that nothing changed."""

    articles: frozenset[UUID] = frozenset()
    sections: frozenset[str] = frozenset()
    withdrawn: UUID | None = None

    def __bool__(self) -> bool:
        return bool(self.articles or self.sections)


NOTHING = Change()


@dataclass(slots=True)
class Store:
    """The newest `keep` pages whole (packed, as most are never asked for)."""

    keep: int = 20_000
    newest: Newest = field(default_factory=Newest)
    notices: dict[UUID, Notice] = field(default_factory=dict)
    _teasers: dict[UUID, Teaser] = field(default_factory=dict)
    _packed: dict[UUID, bytes] = field(default_factory=dict)
    _by_section: dict[str, Newest] = field(default_factory=dict)
    _by_story: dict[UUID, Newest] = field(default_factory=dict)
    _sections: dict[str, Section] = field(default_factory=dict)
    _lists: dict[str, SectionList] = field(default_factory=dict)

    def apply(self, told: Told) -> Change:
        """Take in what a record says."""
        match told:
            case Page():
                return self._show(told)
            case Notice():
                return self._withdraw(told)
            case Forgotten(article_id):
                self.notices.pop(article_id, None)
                return self._take_out(article_id)
            case ListIs(key, titles):
                return self._list(key, titles)
            case ListGone(key):
                gone = self._lists.pop(key, None)
                return Change(sections=_ids(gone.section if gone else None))

    def page(self, article: UUID) -> Page | None:
        """The page, if it is public and not older than what is kept."""
        packed = self._packed.get(article)
        return Page.model_validate_json(decompress(packed)) if packed else None

    def teaser(self, article: UUID) -> Teaser | None:
        """How lists show it; None when a link to it would lead nowhere."""
        return self._teasers.get(article)

    def sections(self) -> tuple[Section, ...]:
        """Those that have pages."""
        return tuple(self._sections[key] for key in self._by_section)

    def in_section(self, section: str) -> Newest:
        """Its pages, newest first."""
        return self._by_section.get(section) or Newest()

    def in_story(self, story: UUID | None) -> Newest:
        """The pages of a running story, newest first."""
        return (self._by_story.get(story) if story else None) or Newest()

    def lists(self) -> Iterable[SectionList]:
        """The sections' lists as they were sent."""
        return self._lists.values()

    def _show(self, page: Page) -> Change:
        if page.seq <= self._seq(page.article_id):
            return NOTHING
        before = self._take_out(page.article_id)
        self.notices.pop(page.article_id, None)
        teaser = teaser_of(page)
        self._packed[page.article_id] = compress(page.model_dump_json().encode(), 1)
        self._teasers[page.article_id] = teaser
        self.newest.put(teaser)
        if page.section:
            self._sections[page.section.id] = page.section
            self._by_section.setdefault(page.section.id, Newest()).put(teaser)
        if teaser.story:
            self._by_story.setdefault(teaser.story, Newest()).put(teaser)
        self._drop_the_oldest()
        return _both(before, _seen(teaser))

    def _withdraw(self, notice: Notice) -> Change:
        if notice.seq <= self._seq(notice.article_id):
            return NOTHING
        change = self._take_out(notice.article_id)
        self.notices.pop(notice.article_id, None)
        self.notices[notice.article_id] = notice
        if len(self.notices) > self.keep:
            del self.notices[next(iter(self.notices))]
        return Change(
            change.articles | {notice.article_id}, change.sections, notice.article_id
        )

    def _take_out(self, article: UUID) -> Change:
        teaser = self._teasers.pop(article, None)
        if teaser is None:
            return NOTHING
        del self._packed[article]
        self.newest.drop(article)
        if teaser.section:
            _drop(self._by_section, teaser.section.id, article)
        if teaser.story:
            _drop(self._by_story, teaser.story, article)
        return _seen(teaser)

    def _drop_the_oldest(self) -> None:
        while len(self.newest) > self.keep:
            self._take_out(self.newest.oldest().article_id)

    def _list(self, key: str, titles: SectionList) -> Change:
        known = self._lists.get(key)
        if known and titles.seq <= known.seq:
            return NOTHING
        self._lists[key] = titles
        return Change(sections=_ids(titles.section))

    def _seq(self, article: UUID) -> int:
        known = self._teasers.get(article) or self.notices.get(article)
        return known.seq if known else -1


def _drop(groups: dict[Key, Newest], key: Key, article: UUID) -> None:
    """Take a page out of its group, and the group when it was the last."""
    groups[key].drop(article)
    if not groups[key]:
        del groups[key]


def _seen(teaser: Teaser) -> Change:
    return Change(frozenset({teaser.article_id, *teaser.related}), _ids(teaser.section))


def _ids(section: Section | None) -> frozenset[str]:
    return frozenset({section.id} if section else ())


def _both(one: Change, other: Change) -> Change:
    return Change(one.articles | other.articles, one.sections | other.sections)

"""What the site holds, told record by record."""

from deploy.demo.site.records import Forgotten, ListGone, ListIs
from deploy.demo.site.store import NOTHING, Store
from schemas.page import Page
from tests.site.pages import (
    BUSINESS,
    SPORT,
    again,
    brief,
    gone,
    linked,
    named,
    titles,
    whole,
)


def test_a_page_comes_back_as_it_was_told() -> None:
    """What is kept packed is the whole page."""
    store, page = Store(), whole()
    store.apply(page)
    assert store.page(page.article_id) == page


def test_what_is_not_newer_changes_nothing() -> None:
    """A record that comes twice, or late, is dropped by its number."""
    store, page = Store(), brief("First")
    later = again(page, headline="Second")
    store.apply(later)
    assert store.apply(page) is NOTHING
    assert store.apply(later) is NOTHING
    assert headlines(store) == ["Second"]


def test_a_withdrawn_page_is_gone_from_everywhere() -> None:
    """Page, lists and section forget it; only the notice stays."""
    store, page = Store(), brief("Withdrawn", section=SPORT)
    store.apply(page)
    change = store.apply(gone(page.article_id))
    assert change.withdrawn == page.article_id
    assert change.sections == {"sport"}
    assert store.page(page.article_id) is None
    assert store.teaser(page.article_id) is None
    assert headlines(store) == []
    assert store.sections() == ()
    assert store.notices[page.article_id].article_id == page.article_id


def test_an_old_page_does_not_return_after_its_withdrawal() -> None:
    """A page that comes late does not undo the notice."""
    store, page = Store(), brief("Late")
    store.apply(gone(page.article_id))
    assert store.apply(page) is NOTHING


def test_a_newer_page_ends_a_withdrawal() -> None:
    """What the agency brings back is shown again."""
    store, page = Store(), brief("Back")
    store.apply(gone(page.article_id))
    store.apply(again(page))
    assert headlines(store) == ["Back"]
    assert store.notices == {}


def test_pages_are_listed_by_the_time_readers_first_saw_them() -> None:
    """An update does not put an old story on top."""
    store = Store()
    first, second = brief("One"), brief("Two")
    for told in (second, first, again(first, headline="One, updated")):
        store.apply(told)
    assert headlines(store) == ["Two", "One, updated"]


def test_a_story_moves_between_sections() -> None:
    """A page whose section changed is in the new list only, and both are told."""
    store, page = Store(), brief("Moves")
    store.apply(page)
    change = store.apply(again(page, section=BUSINESS))
    assert change.sections == {"world", "business"}
    assert [section.id for section in store.sections()] == ["business"]


def test_memory_is_bounded() -> None:
    """Of pages and of notices the newest are kept."""
    store = Store(keep=3)
    pages = [brief(f"Story {n}") for n in range(5)]
    for page in reversed(pages):
        store.apply(page)
    assert headlines(store) == ["Story 4", "Story 3", "Story 2"]
    assert store.page(pages[0].article_id) is None
    for n in range(5):
        store.apply(gone(named(f"Gone {n}")))
    assert list(store.notices) == [named(f"Gone {n}") for n in (2, 3, 4)]


def test_a_page_tells_those_that_it_is_related_to() -> None:
    """A page that names another is drawn anew when the other appears."""
    store, other = Store(), brief("Other")
    change = store.apply(brief("This", related=linked(other)))
    assert change.articles == {named("This"), named("Other")}


def test_section_lists_are_replaced_by_newer_ones_only() -> None:
    """The list with the higher number stays; a tombstone ends it."""
    store, page = Store(), brief("In the list")
    old, new = titles(page), titles(page, brief("Another"))
    store.apply(ListIs("world|en", new))
    assert store.apply(ListIs("world|en", old)) is NOTHING
    assert list(store.lists()) == [new]
    assert store.apply(ListGone("world|en")).sections == {"world"}
    assert list(store.lists()) == []


def test_a_tombstone_forgets_the_notice() -> None:
    """After the notice's time nothing is left."""
    store, page = Store(), brief("Forgotten")
    store.apply(gone(page.article_id))
    store.apply(Forgotten(page.article_id))
    assert store.notices == {}


def headlines(store: Store) -> list[str]:
    """What is listed, newest first, and really there."""
    pages = [store.page(teaser.article_id) for teaser in store.newest]
    return [page.headline or "" for page in pages if isinstance(page, Page)]

"""What a batch makes true does not depend on how the wire was cut into batches."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action, Order, OrderKind
from schemas.events import ArticleReceived, ItemSkipped, RawItem
from schemas.feeds import Feeds
from schemas.identity import name_id
from schemas.reasons import Skip
from schemas.record import Record
from schemas.state import Revision
from schemas.story import Kind, Media, Rendition
from services.enrich.accounting import intake_of
from services.enrich.handler import Batch, Settled, prepare, settle
from tests.enrich.said import ARTICLE, NOON, lives, revision


FEEDS = Feeds()
Arrivals = list[tuple[Revision, int]]


def raw(offset: int, item: int = 0, items: int = 1) -> RawItem:
    """Where an item came from; it arrived as many seconds after noon."""
    return RawItem(
        feed="north",
        topic="wire.raw.north",
        partition=0,
        offset=offset,
        time=NOON + timedelta(seconds=offset),
        item=item,
        items=items,
        reading=1,
    )


def record(event: ArticleReceived | ItemSkipped) -> Record:
    """The event as enrich takes it."""
    value = event.model_dump_json().encode()
    return Record("wire.articles", 0, event.raw.offset, NOON, None, value)


def received(arrivals: Arrivals) -> Batch:
    """A batch of these revisions, each at its offset."""
    events = [ArticleReceived(raw=raw(at), article=r.article) for r, at in arrivals]
    return prepare([record(event) for event in events], FEEDS)


def made_of(*batches: Batch) -> list[Settled]:
    """What stands after these batches, as the database would have merged them."""
    known: dict[object, Revision] = {}
    for batch in batches:
        for id_, said in batch.revisions.items():
            before = known.get(id_)
            if before is None or said.raw_time < before.raw_time:
                known[id_] = said
    return settle(batches[-1], {ARTICLE: list(known.values())}, FEEDS)


@given(st.data(), lives())
def test_repeats_shuffles_and_cuts_change_nothing(
    data: st.DataObject, said: list[Revision]
) -> None:
    """Any order, any repeat, any division into batches ends in the same state."""
    arrivals = [(one, 10 + at) for at, one in enumerate(said)]
    repeats = data.draw(st.lists(st.sampled_from(arrivals)))
    again = [(one, at + 100) for one, at in repeats]
    mixed = data.draw(st.permutations([*arrivals, *again]))
    cut = data.draw(st.integers(1, len(mixed)))
    batches = [received(part) for part in (mixed[:cut], mixed[cut:]) if part]
    assert made_of(*batches) == made_of(received(arrivals))


def test_a_revision_keeps_its_earliest_time() -> None:
    """A repeat that was sent earlier counts, so the rank is the sender's."""
    said = revision(1)
    batch = received([(said, 7), (said, 3), (said, 9)])
    (kept,) = batch.revisions.values()
    assert kept.raw_time == NOON + timedelta(seconds=3)


def test_only_the_first_item_of_a_new_revision_is_stored() -> None:
    """Of repeats in a batch one is booked as stored; of a known revision none."""
    said, known = revision(1), revision(2)
    batch = received([(said, 1), (said, 2), (known, 3)])
    booked = intake_of(batch, {said.revision_id})
    assert [row.outcome for row in booked] == ["stored", "duplicate", "duplicate"]


def test_what_is_no_article_is_booked_and_nothing_else() -> None:
    """A skip has its line in the books and makes no state."""
    skip = ItemSkipped(raw=raw(1), reason=Skip.CONCEPT)
    batch = prepare([record(skip)], FEEDS)
    (row,) = intake_of(batch, set())
    assert (row.outcome, row.reason) == ("skipped", "concept")
    assert not batch.revisions
    assert batch.names() == []


def test_names_come_sorted_and_once() -> None:
    """Locks taken in one order by everybody cannot deadlock."""
    said = revision(1, alt_ids=("b", "a", "b"))
    names = received([(said, 1), (said, 2)]).names()
    assert names == sorted(set(names))
    assert len(names) == 3


def test_what_media_name_is_locked_as_well() -> None:
    """A story and the picture that it shows see one another; no medium is its own."""
    media = (Media(id="p-1"), Media(id="n-1"), Media())
    said = revision(1, media=media)
    batch = received([(said, 1)])
    medium, own = name_id("north", "p-1"), said.article.article_id
    assert medium in batch.names()
    assert batch.shows([said.revision_id]) >= {(medium, own)}
    assert batch.shows([]) == set()


def test_a_take_is_not_called_as_its_lead_is() -> None:
    """Whoever names the story means its lead, though the take bears the name too."""
    said = revision(1, alt_ids=("slug", "157"), take=2)
    order = Order(
        order_id=ARTICLE,
        kind=OrderKind.TAKE,
        agency="north",
        target="slug",
        at=NOON,
        by=ARTICLE,
    )
    event = ArticleReceived(raw=raw(1), article=said.article, orders=(order,))
    batch = prepare([record(event)], FEEDS)
    assert [one.name_id for one in batch.called] == [name_id("north", "157")]
    (settled,) = made_of(batch)
    assert settled.state.take == said.article.take
    assert settled.state.content
    assert settled.print is None


def test_names_are_looked_up_from_the_first_time_they_matter() -> None:
    """An own id always did, another name since it was borne or an order used it."""
    said = revision(1)
    batch = received([(said, 1)])
    slug = name_id("north", "slug")
    later, earlier = NOON + timedelta(hours=1), NOON
    spoken = batch.spoken_of([said.revision_id], [(slug, later), (slug, earlier)])
    assert spoken[slug] == earlier
    assert spoken[ARTICLE] < NOON - timedelta(days=9999)


def test_pictures_and_killed_stories_have_no_page() -> None:
    """What has no page has no terms to be linked by; a picture has what pages show."""
    media = (Media(renditions=(Rendition(href="https://north.example/1.jpg"),)),)
    for said, shows in (
        (revision(1, kind=Kind.PICTURE, media=media), True),
        (revision(1, kind=Kind.PICTURE), False),
        (revision(1, kind=Kind.PACKAGE, media=media), False),
        (revision(1, Action.KILL), False),
        (revision(1, text="", headline=None), False),
    ):
        (settled,) = made_of(received([(said, 1)]))
        assert (settled.state.content is not None) == shows
        assert said.article.kind is Kind.STORY or settled.print is None

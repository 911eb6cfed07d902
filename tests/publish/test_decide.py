"""What the world is owed, whatever becomes true and whatever was delivered."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action
from schemas.events import EventType
from schemas.page import Notice, Page
from schemas.reasons import Withdrawal
from schemas.state import Truth
from schemas.story import Kind
from services.publish.page import digests, page_of
from services.publish.standing import hindrance
from tests.publish.truths import (
    ARTICLE,
    EVERY,
    NOON,
    OTHERS,
    World,
    linked,
    truth,
    truths,
)


Step = tuple[Truth, int, str]
STEPS = st.lists(
    st.tuples(
        truths(),
        st.sampled_from((0, 1, 59, 60, 3600)),
        st.sampled_from(("delivered", "unheard", "waiting")),
    ),
    max_size=6,
)
MINUTE = timedelta(minutes=1)


def lived(steps: list[Step]) -> World:
    """A world to which all this happened."""
    world = World()
    for true, seconds, ending in steps:
        world.now += timedelta(seconds=seconds)
        world.look(true)
        if ending == "delivered":
            world.deliver()
        elif ending == "unheard":
            world.deliver_unheard()
    return world


@given(STEPS, truths())
def test_what_may_not_be_read_is_never_told(steps: list[Step], last: Truth) -> None:
    """No page of what is killed, held, embargoed, expired, replaced or empty."""
    world = lived(steps)
    world.look(last)
    if hindrance(world.now, last) is not None:
        assert world.shows is None


@given(STEPS, truths())
def test_a_withdrawal_is_owed_once_a_page_may_be_out(
    steps: list[Step], last: Truth
) -> None:
    """A page that was sent, heard or not, is taken back; one never sent is not."""
    world = lived(steps)
    before = world.shows
    event = world.look(last).event
    why = hindrance(world.now, last)
    if why is None:
        return
    if before is None:
        assert event is None
    else:
        assert event
        assert event.type is EventType.WITHDRAWN
        notice = Notice.model_validate_json(event.body)
        assert (notice.reason, notice.seq) == (why, event.seq)
        assert b"One" not in event.body
        assert b"Two" not in event.body


@given(STEPS)
def test_seq_only_grows(steps: list[Step]) -> None:
    """Each event's number is above all before, and makes the event's id."""
    world, last = World(), 0
    for true, seconds, ending in steps:
        world.now += timedelta(seconds=seconds)
        event = world.look(true).event
        if event:
            assert event.seq > last
            last = event.seq
        if ending == "delivered":
            world.deliver()
    told = [event.seq for event in world.told]
    assert told == sorted(set(told))


@given(STEPS, truths())
def test_the_same_truth_is_told_once(steps: list[Step], last: Truth) -> None:
    """Looked at again nothing is owed, whether what was told was heard or waits."""
    world = lived(steps)
    world.look(last)
    assert world.look(last).event is None
    world.deliver()
    assert world.look(last).event is None


@given(STEPS, truths())
def test_what_waits_is_what_is_true(steps: list[Step], last: Truth) -> None:
    """A page that goes out late says what was true when it was last looked at."""
    world = lived(steps)
    world.look(last)
    if world.waiting and hindrance(world.now, last) is None:
        assert world.waiting.facts.fields == digests(page_of(world.now, last))


@given(STEPS, truths())
def test_a_page_out_is_true_or_will_be_looked_at(
    steps: list[Step], last: Truth
) -> None:
    """Only changed links may wait, and then the decision says until when."""
    world = lived(steps)
    decision = world.look(last)
    world.deliver()
    if hindrance(world.now, last) is not None or not world.sent.acknowledged:
        return
    told, true = world.sent.acknowledged.fields, digests(page_of(world.now, last))
    if told != true:
        assert told | {"related": ""} == true | {"related": ""}
        assert decision.wake_at
        assert world.now < decision.wake_at <= world.now + EVERY


def test_a_first_appearance_is_published_whatever_the_agency_calls_it() -> None:
    """A correction that readers see first is a new page for them."""
    event = World().look(truth(corrections=1, action=Action.CORRECT)).event
    assert event
    assert event.type is EventType.PUBLISHED


def test_a_correction_is_told_although_an_update_came_after_it() -> None:
    """An unsent correction makes the event a correction."""
    world = World()
    world.look(truth())
    world.deliver()
    world.look(truth(corrections=1))
    event = world.look(truth("Ferry line reopens in May", corrections=1)).event
    assert event
    assert event.type is EventType.CORRECTED
    assert event.changed == ("corrections", "headline")


def test_an_update_names_what_changed() -> None:
    """Readers' programs need not compare pages."""
    world = World()
    world.look(truth())
    world.deliver()
    event = world.look(truth("Ferry line closes")).event
    assert event
    assert (event.type, event.changed) == (EventType.UPDATED, ("headline",))


def test_new_links_wait_and_lost_ones_do_not() -> None:
    """A page is sent again for links once a minute, but at once when one is gone."""
    world = World()
    world.look(truth(related=linked(OTHERS[0])))
    world.deliver()
    more = world.look(truth(related=linked(*OTHERS[:2]))).event
    assert more
    assert more.type is EventType.RELATED_CHANGED
    world.deliver()
    world.now += MINUTE / 2
    decision = world.look(truth(related=linked(*OTHERS)))
    assert (decision.event, decision.wake_at) == (None, NOON + EVERY)
    fewer = world.look(truth(related=linked(OTHERS[1]))).event
    assert fewer
    assert fewer.type is EventType.RELATED_CHANGED


def test_a_page_says_when_readers_first_saw_it() -> None:
    """The first time stays, also when the page was away; changes are dated anew."""
    world = World()
    for seconds, true in enumerate(
        (truth(), truth("New title"), truth(action=Action.HOLD), truth())
    ):
        world.now = NOON + timedelta(seconds=seconds)
        world.look(true)
        world.deliver()
    pages = [
        Page.model_validate_json(e.body)
        for e in world.told
        if e.type != "ArticleWithdrawn"
    ]
    assert [page.published_at for page in pages] == [NOON] * 3
    assert [(page.updated_at - NOON).seconds for page in pages] == [0, 1, 3]


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (truth(action=Action.KILL), Withdrawal.KILLED),
        (truth(action=Action.HOLD), Withdrawal.HELD),
        (truth(action=Action.ADVISE), Withdrawal.HELD),
        (truth(not_before=NOON + MINUTE), Withdrawal.EMBARGOED),
        (truth(expires=NOON), Withdrawal.EXPIRED),
        (truth(content=None), Withdrawal.EMPTIED),
        (truth(kind=Kind.PICTURE), Withdrawal.EMPTIED),
    ],
)
def test_each_withdrawal_says_why(state: Truth, reason: Withdrawal) -> None:
    """The only words that a reader is told."""
    world = World()
    world.look(truth())
    world.deliver()
    event = world.look(state).event
    assert event
    assert Notice.model_validate_json(event.body).reason is reason


def test_bodies_are_what_the_contract_says() -> None:
    """A page with its links reads as a page, under the article's id."""
    event = World().look(truth(related=linked(*OTHERS), replaces=OTHERS[:1])).event
    assert event
    page = Page.model_validate_json(event.body)
    assert (page.article_id, page.seq) == (ARTICLE, event.seq)
    assert page.replaces == OTHERS[:1]
    assert [one.article_id for one in page.related] == list(OTHERS)


def test_new_links_do_not_let_an_old_page_wait() -> None:
    """What waits is replaced at once when the story is not as it says any more."""
    world = World()
    world.look(truth("One"))
    world.deliver()
    world.look(truth("Two"))
    world.look(truth("One", related=linked(OTHERS[0])))
    assert world.waiting
    assert b"Two" not in world.waiting.body

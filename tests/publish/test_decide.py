"""What the world is owed, whatever becomes true and whatever was delivered."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action
from schemas.events import EventType
from schemas.page import Notice
from schemas.state import Truth
from services.publish.page import digests, page_of
from services.publish.standing import hindrance
from tests.publish.truths import (
    EVERY,
    World,
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

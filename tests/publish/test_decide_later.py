"""What is owed when something else left, or is not gone yet."""

from datetime import timedelta

from schemas.events import EventType
from tests.publish.truths import NOON, OTHERS, World, truth


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


def test_a_correction_is_told_although_another_goes_at_once() -> None:
    """One left with its take as the lead's own came: the notes differ, not how many."""
    world = World()
    world.look(truth(corrections=1))
    world.deliver()
    told = truth(corrections=2)
    newer = (told.content or "").replace('"note":"0"', '"note":"other"')
    one_gone = newer.replace(',{"at":"2026-02-05T12:00:00Z","note":"1"}', "")
    event = world.look(truth(content=one_gone)).event
    assert event
    assert event.type is EventType.CORRECTED


def test_who_waits_for_an_older_page_looks_again_by_itself() -> None:
    """Whoever should say that it went may have died."""
    decision = World().look(truth(kin_out=OTHERS[:1], not_before=None))
    assert decision.event is None
    assert decision.after == OTHERS[:1]
    assert decision.wake_at == NOON + timedelta(seconds=1)

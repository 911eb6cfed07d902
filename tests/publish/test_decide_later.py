"""What is owed when something else left, or is not gone yet."""

from datetime import timedelta

from schemas.events import EventType
from tests.publish.truths import NOON, OTHERS, World, truth


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

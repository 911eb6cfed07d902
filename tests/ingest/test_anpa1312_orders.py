"""Kills, holds and embargoes of ANPA 1312: said in tags, in notes and in the text."""

import pytest

from schemas.article import OrderKind
from services.ingest.markup import text_of
from services.ingest.wirestory import Orders, Target, WireStory
from tests.ingest.anpa1312_made import SENT, message, read, story


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("^BC-NO--Ferry Sails, Kill<\n\tIt is wrong.\n", OrderKind.KILL),
        ("^BC-NO--Ferry Sails, Elimination<\n\tIt is wrong.\n", OrderKind.KILL),
        ("^BC-NO--Ferry Sails, Disregard,20<\n\tSent in error.\n", OrderKind.KILL),
        ("^BC-NO--Ferry Sails, Withhold<\n\tUntil noon.\n", OrderKind.HOLD),
        ("^BC-NO--Ferry Sails<\n^BULLETIN KILL<\n\tIt is wrong.\n", OrderKind.KILL),
        ("^BC-NO--Ferry Sails<\n\tWITHHOLD\n\tUntil noon.\n", OrderKind.HOLD),
    ],
)
def test_kills_and_withholds_mean_the_story_of_their_slug(
    text: str, kind: OrderKind
) -> None:
    """They are no stories themselves."""
    assert read(message(text)) == Orders(
        targets=(Target(kind=kind, name="NO--Ferry Sails", recurring=True),), at=SENT
    )


def test_a_kill_may_give_numbers() -> None:
    """Never its own; years and photo numbers are none."""
    text = "^BC-X, Kill<\n\tKill W2600 and a0147 of 2026, sent as W2607. Photo NW101.\n"
    found = read(message(text))
    assert isinstance(found, Orders)
    assert [one.name for one in found.targets] == ["X", "W2600", "a0147"]


def test_a_kill_without_a_slug_names_nobody() -> None:
    """It becomes an alarm."""
    assert read(message("\tKILL\n", "u f ")) == Orders(targets=(), at=SENT)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("^BC-US--Fire<\n^Eds: KILL this story.<\n\tText.\n", "r i BC-US--Fire"),
        ("^BC-US--Fire<\n^BULLETIN KILL Fire story<\n\tText.\n", "r i BC-US--Fire"),
        ("^BC-US--Fire<\n^Fire<\n\tText.\n", "r i BC-US--Fire Kill"),
        ("^KILL KILL KILL<\n\tText.\n", "r i BC-US--Fire"),
        (
            "^BC-US--Fire, Advisory<\n\tEDITORS: The AP withdraws it. Please kill it.\n",
            "r i BC-US--Fire",
        ),
    ],
)
def test_a_kill_is_heard_wherever_it_is_said(text: str, second: str) -> None:
    """Once, in a note, a headline, the take key or a text for editors."""
    assert read(message(text, second)) == Orders(
        targets=(Target(kind=OrderKind.KILL, name="US--Fire", recurring=True),),
        at=SENT,
    )


def test_a_kill_of_a_photo_leaves_its_story() -> None:
    """The text has no name for it, and the slug is the story's."""
    text = "^BC-US--Fire<\n\tEDITORS: Please kill AP Photo NY101.\n"
    assert isinstance(read(message(text)), WireStory)


def test_a_keyword_may_be_a_slug_written_without_blanks() -> None:
    """A kill under it means both."""
    found = read(message("^KILL<\n\tText.\n"))
    assert isinstance(found, Orders)
    assert [one.name for one in found.targets] == ["NO--Ferry-Sails", "NO--Ferry Sails"]


@pytest.mark.parametrize(
    "text",
    [
        "^BC-X<\n^Fire<\n\tEMBARGOED UNTIL 9 a.m. EST Feb. 10\n\tText.\n",
        "^BC-X<\n^NOT FOR RELEASE before 9 a.m. EST Feb. 10<\n^Fire<\n\tText.\n",
        "^BC-X<\n^STRICTLY EMBARGOED until 9 a.m. EST<\n^Fire<\n\tText.\n",
        "^BC-X<\n^Moved in advance for use Sunday, Feb. 8<\n^Fire<\n\tText.\n",
    ],
)
def test_an_embargo_in_words_is_a_note(text: str) -> None:
    """Never the headline, nor the story's first paragraph."""
    found = story(text)
    assert found.headline == "Fire"
    assert text_of(found.body) == "Text."
    assert len(found.signals.notes) == 1


def test_a_killing_is_no_kill() -> None:
    """Only tags behind commas, or the word in capitals by itself."""
    found = story("^BC-NO--Bear-Kill<\n^Kill of bears<\n\tKILL BILL is a film.\n")
    assert found.signals.types == ()
